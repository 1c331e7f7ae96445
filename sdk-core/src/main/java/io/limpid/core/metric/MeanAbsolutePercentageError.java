package io.limpid.core.metric;

/**
 * The weighted mean of the errors' magnitudes, each relative to its target: {@code sum_i w_i |y_i - p_i| / |y_i| /
 * sum_i w_i}. A share, not a percentage: 0.2 is 20 %. Predictions that are too low cost 1 at most, too high ones
 * without limit.
 *
 * <p>Undefined when a row of positive weight has a target of 0, when no row has weight, and when the result is beyond
 * double precision. scikit-learn divides by 2^-52 where a target's magnitude is smaller, so that one zero makes the
 * mean as large as 4.5e15; otherwise the two agree.
 *
 * <pre>{@code
 * Score score = new MeanAbsolutePercentageError().score(numbers);
 * }</pre>
 */
public record MeanAbsolutePercentageError() implements RegressionMetric {

    @Override
    public String name() {
        return "MAPE";
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
        double[] losses = new double[rows.count()];
        int zeros = 0;
        double largest = 0;
        for (int i = 0; i < losses.length; i++) {
            double y = rows.target()[i];
            zeros += y == 0 ? 1 : 0;
            losses[i] = relative(y, rows.predicted()[i]);
            largest = Math.max(largest, losses[i]);
        }
        if (zeros > 0) {
            return Score.undefined("a relative error needs targets other than 0: rows with 0: " + zeros);
        }
        if (!(largest < Double.POSITIVE_INFINITY)) {
            return Score.undefined(Scaled.BEYOND);
        }
        return Scaled.mean(losses, rows.weights()).score();
    }

    private static double relative(double y, double p) {
        double error = Math.abs(y - p);
        // Both are then so large that a quarter of them is exact where it matters.
        return error < Double.POSITIVE_INFINITY ? error / Math.abs(y) : Math.abs(y / 4 - p / 4) / Math.abs(y / 4);
    }
}
