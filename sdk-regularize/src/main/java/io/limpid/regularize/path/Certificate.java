package io.limpid.regularize.path;

import java.util.Objects;

/**
 * Proof of how near a fit is to the minimum of its objective: the duality gap, which the distance from the minimum
 * cannot exceed, divided by the objective's value for the model without features (the null deviance, as a mean).
 *
 * <p>The dual point is the residual, scaled down where a lasso needs it. An intercept and other coefficients without
 * penalty must have a derivative of exactly zero there, which rounding denies: what is left counts as if each could be
 * elsewhere by {@code 10 (1 + |b|)} standard deviations.
 *
 * @param relativeGap the gap, at least 0
 * @param tolerance what it had to reach
 * @param status whether it did
 */
public record Certificate(double relativeGap, double tolerance, Status status) {

    /** What the gap says. */
    public enum Status {
        /** The gap is within the tolerance: the fit is the minimum to that. */
        CERTIFIED,
        /** It is not, because the iterations ran out or double precision did. */
        UNCERTIFIED
    }

    /** Checks that the status says what the numbers do. */
    public Certificate {
        Objects.requireNonNull(status, "status");
        if (!(relativeGap >= 0) || !(tolerance > 0) || (status == Status.CERTIFIED) != (relativeGap <= tolerance)) {
            throw new IllegalArgumentException("certificate: expected a gap of at least 0, a tolerance above 0 and a"
                    + " status that says whether it was reached, got " + relativeGap + ", " + tolerance + " and "
                    + status);
        }
    }

    /** What a gap comes to. */
    static Certificate of(double relativeGap, double tolerance) {
        return new Certificate(
                relativeGap, tolerance, relativeGap <= tolerance ? Status.CERTIFIED : Status.UNCERTIFIED);
    }
}
