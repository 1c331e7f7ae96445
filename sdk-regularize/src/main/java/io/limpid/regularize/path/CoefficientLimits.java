package io.limpid.regularize.path;

/**
 * Between which values a coefficient may lie, in the units of its column; zero is always among them.
 *
 * @param lower at most 0, or minus infinity
 * @param upper at least 0, or infinity
 */
public record CoefficientLimits(double lower, double upper) {

    /** Checks both. */
    public CoefficientLimits {
        if (!(lower <= 0)) {
            throw new IllegalArgumentException("lower limit: expected a number of at most 0, got " + lower);
        }
        if (!(upper >= 0)) {
            throw new IllegalArgumentException("upper limit: expected a number of at least 0, got " + upper);
        }
    }

    /** Between two values. */
    public static CoefficientLimits between(double lower, double upper) {
        return new CoefficientLimits(lower, upper);
    }

    /** At least zero. */
    public static CoefficientLimits nonNegative() {
        return new CoefficientLimits(0, Double.POSITIVE_INFINITY);
    }

    /** At most zero. */
    public static CoefficientLimits nonPositive() {
        return new CoefficientLimits(Double.NEGATIVE_INFINITY, 0);
    }
}
