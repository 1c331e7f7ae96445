package io.limpid.core.metric;

import java.util.function.Function;

/**
 * The share of the target's variance that the predictions explain: {@code 1 - sum_i w_i (y_i - p_i)^2 / sum_i w_i (y_i
 * - m)^2}, where {@code m} is the weighted mean of the target. 1 is perfect, 0 as good as {@code m}, below 0 worse.
 *
 * <p>Undefined when the target is constant in the rows of positive weight, as with one row, when none has weight, and
 * when the result is beyond double precision. scikit-learn says 1 or 0 for a constant target and NaN for one row.
 *
 * <pre>{@code
 * Score score = new RSquared().score(numbers);
 * }</pre>
 */
public record RSquared() implements RegressionMetric {

    private static final String CONSTANT = "the target is constant: it has no variance to explain";

    @Override
    public String name() {
        return "R2";
    }

    @Override
    public Direction direction() {
        return Direction.HIGHER_IS_BETTER;
    }

    @Override
    public Range range() {
        return new Range(Double.NEGATIVE_INFINITY, 1);
    }

    @Override
    public Score score(NumericPredictions predictions) {
        return explained(predictions, rows -> Scaled.meanSquare(rows.errors(), rows.weights()));
    }

    /** One less the share of the target's variance that the predictions leave, of which this says how much it is. */
    static Score explained(NumericPredictions predictions, Function<WeighedRows, Scaled> left) {
        WeighedRows rows = WeighedRows.of(predictions);
        if (rows.count() == 0) {
            return Score.undefined(WeighedRows.NONE);
        }
        if (rows.isTargetConstant()) {
            return Score.undefined(CONSTANT);
        }
        return Scaled.score(1
                - left.apply(rows)
                        .over(Scaled.variance(rows.scaledTarget(), rows.weights()))
                        .number());
    }
}
