package io.limpid.core.model;

/**
 * An elastic-net penalty. A penalised trainer minimises
 *
 * <pre>(1 / W) sum_i w_i loss_i + lambda (l1Ratio |b|_1 + (1 - l1Ratio) / 2 |b|^2),   W = sum_i w_i</pre>
 *
 * over the coefficients {@code b} of standardised features; intercepts and biases are not penalised. scikit-learn's
 * {@code C} on {@code n} rows is {@code lambda = 1 / (C n)}.
 *
 * @param lambda the strength, at least 0
 * @param l1Ratio the share of the absolute-value part, from 0 (ridge) to 1 (lasso)
 */
public record Penalty(double lambda, double l1Ratio) {

    /** Checks both numbers. */
    public Penalty {
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lambda: expected a finite number of at least 0, got " + lambda);
        }
        if (!(l1Ratio >= 0 && l1Ratio <= 1)) {
            throw new IllegalArgumentException("l1Ratio: expected a number from 0 to 1, got " + l1Ratio);
        }
    }

    /** A pure squared penalty. */
    public static Penalty ridge(double lambda) {
        return new Penalty(lambda, 0);
    }

    /** No penalty. */
    public static Penalty none() {
        return new Penalty(0, 0);
    }
}
