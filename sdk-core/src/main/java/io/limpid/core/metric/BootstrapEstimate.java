package io.limpid.core.metric;

import java.util.Objects;
import java.util.Optional;

/**
 * A metric and how far chance in the rows may have moved it.
 *
 * @param score the metric of the predictions themselves
 * @param interval where the metric of all such rows lies
 * @param resamples how often the rows were drawn anew; 0 when the score itself is undefined
 * @param undefined how many of these draws had no score
 * @param reason why the first of them had none; empty when all had one
 */
public record BootstrapEstimate(Score score, Interval interval, int resamples, int undefined, Optional<String> reason) {

    /** Checks that nothing is null. */
    public BootstrapEstimate {
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(reason, "reason");
    }
}
