package io.limpid.models.linear;

import io.limpid.core.kernel.Elementary;

/** The standard normal distribution far from its middle, with the same bits on every JDK. */
final class NormalTail {

    private static final double SQRT_HALF = 0.7071067811865476;
    private static final double SQRT_PI = 1.772453850905516;

    /** From here the continued fraction takes fewer terms than the series and loses no digits. */
    private static final double FRACTION_FROM = 1;

    private NormalTail() {}

    /**
     * {@code P(|Z| >= |z|) = erfc(|z| / sqrt 2)}; NaN for NaN. To a relative error of about {@code 1e-15 (1 + z^2)}; it
     * is 0 from about 38.5 on.
     */
    static double twoSided(double z) {
        double x = Math.abs(z) * SQRT_HALF;
        if (x < FRACTION_FROM) {
            return 1 - series(x);
        }
        return x == Double.POSITIVE_INFINITY ? 0 : Elementary.exp(-x * x) / SQRT_PI * fraction(x);
    }

    /** {@code erf(x) = 2 / sqrt(pi) exp(-x^2) sum_n 2^n x^(2n+1) / (2n+1)!!}, all terms positive. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > 1e-18 * sum; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / SQRT_PI * Elementary.exp(-x * x) * sum;
    }

    /**
     * {@code 1/(x+ (1/2)/(x+ 1/(x+ (3/2)/(x+ ...))))}, from the inside out: from 1 on 250 terms leave less than
     * rounding.
     */
    private static double fraction(double x) {
        double below = x;
        for (int n = 250; n > 0; n--) {
            below = x + 0.5 * n / below;
        }
        return 1 / below;
    }
}
