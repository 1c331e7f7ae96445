package io.limpid.core.metric;

/**
 * The weighted mean of a loss that is quadratic for small errors and linear for large ones: with {@code e_i = |y_i -
 * p_i|} it is {@code e_i^2 / 2} up to {@code delta} and {@code delta (e_i - delta / 2)} from there on. So outliers
 * count less than in {@link MeanSquaredError}.
 *
 * <p>Undefined when no row has weight, and when the result is beyond double precision.
 *
 * <pre>{@code
 * Score score = new HuberLoss(1.5).score(numbers);
 * }</pre>
 *
 * @param delta where quadratic turns into linear, in units of the target; above 0 and finite
 * @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber (1964)</a>
 */
public record HuberLoss(double delta) implements RegressionMetric {

    /** Checks that delta is positive and finite. */
    public HuberLoss {
        if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("delta: expected a finite number above 0, got " + delta);
        }
    }

    @Override
    public String name() {
        return "Huber loss of delta " + delta;
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
        double bend = Math.scalb(delta, -rows.exponent());
        double[] errors = rows.absoluteErrors();
        double largest = 0;
        for (double error : errors) {
            largest = Math.max(largest, error);
        }
        // Both cases are a (e - a / 2) with a = min(e, delta); each factor is scaled so that no product overflows.
        int ofError = Math.getExponent(largest);
        int ofBend = Math.getExponent(Math.min(largest, bend));
        double[] losses = new double[errors.length];
        for (int i = 0; i < errors.length; i++) {
            double a = Math.min(errors[i], bend);
            losses[i] = Math.scalb(a, -ofBend) * Math.scalb(errors[i] - a / 2, -ofError);
        }
        return Scaled.mean(losses, rows.weights())
                .shifted(ofBend + ofError + 2 * rows.exponent())
                .score();
    }
}
