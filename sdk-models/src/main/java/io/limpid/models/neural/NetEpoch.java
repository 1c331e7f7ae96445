package io.limpid.models.neural;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one pass over the training rows came to.
 *
 * @param learningRate that of the pass; empty in a model read from a file that doesn't tell
 * @param training over every batch just before the step made with it, dropout and all
 * @param validation over the rows held back, after the pass; empty when none were
 */
public record NetEpoch(OptionalDouble learningRate, Scores training, Optional<Scores> validation) {

    /** Checks that nothing is null. */
    public NetEpoch {
        Objects.requireNonNull(learningRate, "learningRate");
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(validation, "validation");
    }

    /**
     * How well the net did, as weighted means over rows.
     *
     * @param loss the cross-entropy, or half the squared error in standard deviations of the target; no penalty
     * @param metric the share of rows whose class is the likeliest one, or the absolute error in the target's unit;
     *     empty beyond double precision, and in a model read from a file that doesn't tell
     */
    public record Scores(double loss, OptionalDouble metric) {

        /** Checks that the metric is not null. */
        public Scores {
            Objects.requireNonNull(metric, "metric");
        }
    }
}
