package io.limpid.core.transform;

import io.limpid.core.kernel.Elementary;

/**
 * The power transformation of Yeo and Johnson: with {@code b(t, l) = (exp(l t) - 1) / l}, and {@code t} at {@code l =
 * 0}, it is {@code b(log(1 + x), lambda)} for {@code x >= 0} and {@code -b(log(1 - x), 2 - lambda)} below.
 */
final class YeoJohnson {

    /** Below it the series is more exact than the difference from 1. */
    private static final double SMALL = 0.5;

    private YeoJohnson() {}

    static double of(double x, double lambda) {
        if (lambda == 1) {
            return x;
        }
        return x < 0 ? -power(Elementary.log1p(-x), 2 - lambda) : power(Elementary.log1p(x), lambda);
    }

    /**
     * The transformation moved and scaled: the point at {@code |log| = |shift|} on the shift's side becomes 0 with
     * slope 1 there on the log scale. On that side it is {@code b(|log| - |shift|, l)}, so that values far from 0 that
     * lie close together keep their digits, whatever lambda. With shift 0 it is the transformation itself.
     */
    static double shifted(double x, double lambda, double shift) {
        if (shift == 0) {
            return of(x, lambda);
        }
        double c = Math.abs(shift);
        if (shift > 0) {
            return x < 0
                    ? (of(x, lambda) - power(c, lambda)) * Elementary.exp(-lambda * c)
                    : power(Elementary.log1p(x) - c, lambda);
        }
        double mirrored = 2 - lambda;
        return x < 0
                ? -power(Elementary.log1p(-x) - c, mirrored)
                : (of(x, lambda) + power(c, mirrored)) * Elementary.exp(-mirrored * c);
    }

    /** {@code (exp(l t) - 1) / l}. */
    static double power(double t, double l) {
        double u = l * t;
        return u == 0 ? t : expm1(u) / l;
    }

    private static double expm1(double u) {
        if (!(Math.abs(u) < SMALL)) {
            return Elementary.exp(u) - 1;
        }
        // u + u^2 / 2! + ... + u^15 / 15!; the next term is below 1e-17 of u.
        double sum = 1;
        for (int k = 15; k > 1; k--) {
            sum = 1 + u / k * sum;
        }
        return u * sum;
    }
}
