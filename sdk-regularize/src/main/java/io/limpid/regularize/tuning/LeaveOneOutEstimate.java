package io.limpid.regularize.tuning;

import io.limpid.core.metric.Predictions;
import java.util.Objects;

/**
 * What a model would have predicted for each row if it had been fitted without it, estimated from the one fit.
 *
 * @param predictions of every row, in the order of the data, for any metric
 * @param largestLeverage the largest {@code v_i a_i}, see {@link ApproximateLeaveOneOut}: at 1 a row decides its own
 *     prediction, and the estimate means nothing; infinite where nothing could be estimated and the predictions are the
 *     fit's own
 */
public record LeaveOneOutEstimate(Predictions predictions, double largestLeverage) {

    /** Checks that the predictions are there and the leverage is a number of at least 0. */
    public LeaveOneOutEstimate {
        Objects.requireNonNull(predictions, "predictions");
        if (!(largestLeverage >= 0)) {
            throw new IllegalArgumentException("leverage: expected a number of at least 0, got " + largestLeverage);
        }
    }

    /** Whether no row has a larger leverage than this. */
    public boolean isTrusted(double mostLeverage) {
        return largestLeverage <= mostLeverage;
    }
}
