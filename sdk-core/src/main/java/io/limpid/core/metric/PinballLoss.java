package io.limpid.core.metric;

/**
 * The weighted mean loss of predicting a quantile: {@code sum_i w_i max(q e_i, (q - 1) e_i) / sum_i w_i} with {@code
 * e_i = y_i - p_i}, in units of the target. Least for predictions that a share {@code q} of the targets lies below; for
 * {@code q = 0.5} half the {@link MeanAbsoluteError}.
 *
 * <p>Undefined when no row has weight, and when the result is beyond double precision.
 *
 * <pre>{@code
 * Score score = new PinballLoss(0.9).score(numbers);
 * }</pre>
 *
 * @param quantile the share {@code q}, above 0 and below 1
 */
public record PinballLoss(double quantile) implements RegressionMetric {

    /** Checks that the quantile is one. */
    public PinballLoss {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("quantile: expected a number above 0 and below 1, got " + quantile);
        }
    }

    @Override
    public String name() {
        return "pinball loss of quantile " + quantile;
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
        double[] losses = rows.errors();
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Math.max(quantile * losses[i], (quantile - 1) * losses[i]);
        }
        return Scaled.mean(losses, rows.weights()).shifted(rows.exponent()).score();
    }
}
