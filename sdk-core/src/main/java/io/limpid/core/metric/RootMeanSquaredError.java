package io.limpid.core.metric;

/**
 * The root of the weighted mean of the squared errors: {@code sqrt(sum_i w_i (y_i - p_i)^2 / sum_i w_i)}, in units of
 * the target.
 *
 * <p>Undefined when no row has weight, and when the result is beyond double precision.
 *
 * <pre>{@code
 * Score score = new RootMeanSquaredError().score(numbers);
 * }</pre>
 */
public record RootMeanSquaredError() implements RegressionMetric {

    @Override
    public String name() {
        return "RMSE";
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
        return Scaled.meanSquare(rows.errors(), rows.weights())
                .root()
                .shifted(rows.exponent())
                .score();
    }
}
