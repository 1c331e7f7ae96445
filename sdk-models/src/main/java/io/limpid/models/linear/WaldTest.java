package io.limpid.models.linear;

/**
 * One coefficient with what its likelihood tells of its error: {@code z = estimate / standardError}, and the
 * probability of a z at least as far from 0 if the coefficient were 0, by the normal distribution.
 *
 * @param estimate the coefficient
 * @param standardError the root of its variance, positive
 */
public record WaldTest(double estimate, double standardError) {

    /** Checks that the estimate is finite and the error positive and finite. */
    public WaldTest {
        if (!(Math.abs(estimate) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("estimate: expected a finite number, got " + estimate);
        }
        if (!(standardError > 0 && standardError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "standardError: expected a positive finite number, got " + standardError);
        }
    }

    /** How many standard errors the estimate is from 0. */
    public double z() {
        return estimate / standardError;
    }

    /** The two-sided p value, from 0 to 1; 0 where it is below the smallest double. */
    public double p() {
        return NormalTail.twoSided(z());
    }
}
