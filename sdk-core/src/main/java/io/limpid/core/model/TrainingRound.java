package io.limpid.core.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one round of a training came to: an epoch of a net, a round of boosting, a tree of a forest.
 *
 * @param learningRate that of the round; empty where there is none, and in a model read from a file that doesn't tell
 * @param training over the rows it learnt from; the trainer says whether before the round's steps or after them. Empty
 *     where it is not known
 * @param validation over rows that it did not learn from, after the round; empty when there were none
 */
public record TrainingRound(OptionalDouble learningRate, Optional<Scores> training, Optional<Scores> validation) {

    /** Checks that nothing is null. */
    public TrainingRound {
        Objects.requireNonNull(learningRate, "learningRate");
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(validation, "validation");
    }

    /**
     * How well the model did, as weighted means over rows.
     *
     * @param loss what the trainer minimises, without a penalty: for classes the cross-entropy
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
