package io.limpid.core.metric;

/**
 * The weighted mean of the errors' magnitudes: {@code sum_i w_i |y_i - p_i| / sum_i w_i}, in units of the target.
 *
 * <p>Undefined when no row has weight, and when the result is beyond double precision.
 *
 * <pre>{@code
 * Score score = new MeanAbsoluteError().score(numbers);
 * }</pre>
 */
public record MeanAbsoluteError() implements RegressionMetric {

    @Override
    public String name() {
        return "MAE";
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
        return Scaled.mean(rows.absoluteErrors(), rows.weights())
                .shifted(rows.exponent())
                .score();
    }
}
