package io.limpid.core.metric;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.Weights;

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
        double[] weights = Weights.forSums(predictions.weights());
        double loss = 0;
        double all = 0;
        for (int i = 0; i < predictions.rows(); i++) {
            int truth = (int) predictions.target().values()[i];
            double p = predictions.values()[i * predictions.outputs() + truth];
            loss -= weights[i] * Elementary.log(Math.min(Math.max(p, EPSILON), 1 - EPSILON));
            all += weights[i];
        }
        return all > 0 ? Score.of(loss / all) : Score.undefined(Confusion.NO_WEIGHT);
    }
}
