package io.limpid.core.metric;

/**
 * The largest magnitude of an error, {@code max_i |y_i - p_i|}, in units of the target. A row's weight matters only in
 * being zero or not.
 *
 * <p>Undefined when no row has weight, and when the result is beyond double precision.
 *
 * <pre>{@code
 * Score score = new MaxError().score(numbers);
 * }</pre>
 */
public record MaxError() implements RegressionMetric {

    @Override
    public String name() {
        return "max error";
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
        double largest = 0;
        for (double error : rows.absoluteErrors()) {
            largest = Math.max(largest, error);
        }
        return new Scaled(largest, rows.exponent()).score();
    }
}
