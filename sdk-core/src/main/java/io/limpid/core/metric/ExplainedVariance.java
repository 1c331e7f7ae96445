package io.limpid.core.metric;

/**
 * The share of the target's variance that is not left in the errors: {@code 1 - Var(y - p) / Var(y)}, both weighted.
 * Unlike {@link RSquared} it forgives an error that is the same in every row.
 *
 * <p>Undefined when the target is constant in the rows of positive weight, as with one row, when none has weight, and
 * when the result is beyond double precision. scikit-learn says 1 or 0 for a constant target.
 *
 * <pre>{@code
 * Score score = new ExplainedVariance().score(numbers);
 * }</pre>
 */
public record ExplainedVariance() implements RegressionMetric {

    @Override
    public String name() {
        return "explained variance";
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
        return RSquared.explained(predictions, rows -> Scaled.variance(rows.errors(), rows.weights()));
    }
}
