package io.limpid.core.metric;

import io.limpid.core.kernel.Weights;
import java.util.function.IntToDoubleFunction;

/** The weighted mean over the rows of a number that each has: what a metric is when rows do not meet. */
final class RowMean {

    private RowMean() {}

    /** {@code sum_i w_i x_i / sum_i w_i}, rounding kept within the range; undefined when no row has weight. */
    static Score of(ClassPredictions predictions, Metric.Range range, IntToDoubleFunction ofRow) {
        double[] weights = Weights.forSums(predictions.weights());
        double sum = 0;
        double all = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * ofRow.applyAsDouble(i);
            all += weights[i];
        }
        return all > 0 ? Score.of(range.nearest(sum / all)) : Score.undefined(Confusion.NO_WEIGHT);
    }
}
