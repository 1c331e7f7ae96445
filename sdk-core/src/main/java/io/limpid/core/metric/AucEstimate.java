package io.limpid.core.metric;

import java.util.Objects;

/**
 * The area under a ROC curve and how far chance in the rows may have moved it.
 *
 * @param auc the area
 * @param standardError its standard error, which may be known where an interval is not: 0 for perfect ranking
 * @param interval where the area of all such rows lies
 */
public record AucEstimate(Score auc, Score standardError, Interval interval) {

    /** Checks that nothing is null. */
    public AucEstimate {
        Objects.requireNonNull(auc, "auc");
        Objects.requireNonNull(standardError, "standardError");
        Objects.requireNonNull(interval, "interval");
    }
}
