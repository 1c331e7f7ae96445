package io.limpid.core.metric;

import java.util.Objects;

/**
 * How much larger the area under one ROC curve is than that under another of the same rows, and whether by chance.
 *
 * @param difference the first area less the second
 * @param standardError its standard error, which counts that both saw the same rows
 * @param pValue the probability of a difference at least as large, on either side, if there were none in all such rows
 * @param interval where the difference in all such rows lies
 */
public record AucComparison(Score difference, Score standardError, Score pValue, Interval interval) {

    /** Checks that nothing is null. */
    public AucComparison {
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(standardError, "standardError");
        Objects.requireNonNull(pValue, "pValue");
        Objects.requireNonNull(interval, "interval");
    }
}
