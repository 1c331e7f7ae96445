package io.limpid.core.metric;

import io.limpid.core.kernel.Elementary;

/**
 * The weighted mean of the Poisson distribution's unit deviance, for counts and rates: {@code sum_i w_i 2 (y_i log(y_i / p_i) -
 * y_i + p_i) / sum_i w_i}, where {@code 0 log 0} is 0. The logarithm is the natural one.
 *
 * <p>Undefined when a row of positive weight has a target below 0 or a prediction of 0 or less, for which scikit-learn throws;
 * when none has weight, and when the result is beyond double precision.
 *
 * <pre>{@code
 * Score score = new PoissonDeviance().score(numbers);
 * }</pre>
 */
public record PoissonDeviance() implements RegressionMetric {

    /** Logarithms of doubles and sums of them are well below 2^12. */
    private static final int SHIFT = 16;

    @Override
    public String name() {
        return "Poisson deviance";
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
    public Score score(NumericPredictions predictions) {
        WeighedRows rows = WeighedRows.of(predictions);
        if (rows.count() == 0) {
            return Score.undefined(WeighedRows.NONE);
        }
        int unfit = 0;
        double shrink = rows.exponent() > 0 ? Math.scalb(1.0, -SHIFT) : 1;
        double[] losses = new double[rows.count()];
        for (int i = 0; i < losses.length; i++) {
            double y = rows.target()[i];
            double p = rows.predicted()[i];
            unfit += y >= 0 && p > 0 ? 0 : 1;
            losses[i] = deviance(y, p, shrink);
        }
        if (unfit > 0) {
            return Score.undefined(
                    "Poisson deviance needs targets of at least 0 and predictions above 0: other rows: " + unfit);
        }
        return Scaled.mean(losses, rows.weights())
                .shifted(rows.exponent() > 0 ? SHIFT : 0)
                .score();
    }

    /** The unit deviance times {@code shrink}, without which the product with the logarithm could overflow. */
    private static double deviance(double y, double p, double shrink) {
        if (!(y > 0)) {
            return 2 * (p * shrink);
        }
        double ratio = y / p;
        boolean normal = ratio >= Double.MIN_NORMAL && ratio < Double.POSITIVE_INFINITY;
        double log = normal ? Elementary.log(ratio) : Elementary.log(y) - Elementary.log(p);
        // Rounding can leave a little less than nothing where y and p are nearly equal.
        return Math.max(0, 2 * (y * shrink * log - y * shrink + p * shrink));
    }
}
