package io.limpid.core.metric;

import io.limpid.core.kernel.Elementary;

/**
 * The weighted mean of minus the natural logarithm of the true class's probability: {@code -sum_i w_i log p_i(target_i)
 * / sum_i w_i}, for any number of classes. As in scikit-learn, {@code p} is first moved into {@code [eps, 1 - eps]},
 * eps = 2^-52, so that one wrong certainty costs 36 and not infinity. Undefined when no row has weight.
 *
 * <pre>{@code
 * double loss = new LogLoss().score(predictions).require();
 * }</pre>
 */
public record LogLoss() implements ClassificationMetric {

    /** scikit-learn 1.3 and later: {@code numpy.finfo(float64).eps}. */
    private static final double EPSILON = 0x1p-52;

    @Override
    public String name() {
        return "log loss";
    }

    @Override
    public Direction direction() {
        return Direction.LOWER_IS_BETTER;
    }

    @Override
    public Range range() {
        return Range.NOT_NEGATIVE;
    }

    @Override
    public Score score(ClassPredictions predictions) {
        double[] target = predictions.target().values();
        double[] values = predictions.values();
        return RowMean.of(predictions, range(), i -> {
            double p = values[i * predictions.outputs() + (int) target[i]];
            return -Elementary.log(Math.min(Math.max(p, EPSILON), 1 - EPSILON));
        });
    }
}
