package io.limpid.core.kernel;

/**
 * {@code exp}, {@code log} and what stands on them, made of additions, multiplications and divisions only, so that they
 * give the same bits on every JDK and processor; {@code Math} promises that for neither. Within 2 ulp of
 * {@code StrictMath}.
 */
public final class Elementary {

    private static final double LOG2_E = 1.4426950408889634;

    /** ln 2 cut to 33 bits, so that its product with an exponent is exact, and the rest of it. */
    private static final double LN2_HIGH = 0x1.62e42fee00000p-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    /** Adding and subtracting 1.5 * 2^52 rounds to the nearest whole number. */
    private static final double ROUND = 0x1.8p52;

    private static final double SQRT_HALF = 0.7071067811865476;

    private Elementary() {}

    /** e to the power {@code x}; 0 below about -745.1, infinite above about 709.8, NaN for NaN. */
    public static double exp(double x) {
        double clamped = Math.min(Math.max(x, -746.0), 710.0);
        double shifted = clamped * LOG2_E + ROUND;
        double k = shifted - ROUND;
        double high = clamped - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        double rest = high - r - low;
        // exp(r + rest) = 1 + (r + (rest + r^2 q(r))), |r| <= ln(2) / 2: the series to r^13 leaves 5e-18.
        double q = 1.0 / 6227020800.0;
        q = q * r + 1.0 / 479001600.0;
        q = q * r + 1.0 / 39916800.0;
        q = q * r + 1.0 / 3628800.0;
        q = q * r + 1.0 / 362880.0;
        q = q * r + 1.0 / 40320.0;
        q = q * r + 1.0 / 5040.0;
        q = q * r + 1.0 / 720.0;
        q = q * r + 1.0 / 120.0;
        q = q * r + 1.0 / 24.0;
        q = q * r + 1.0 / 6.0;
        q = q * r + 0.5;
        double p = 1.0 + (r + (rest + r * r * q));
        // 2^k in two factors: neither overflows, and a subnormal result is rounded once.
        int exponent = (int) k;
        int half = exponent >> 1;
        return p * power(half) * power(exponent - half);
    }

    private static double power(int exponent) {
        return Double.longBitsToDouble((long) (exponent + 1023) << 52);
    }

    /** The natural logarithm; NaN below 0, minus infinity at 0. */
    public static double log(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
        }
        double scaled = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
        long bits = Double.doubleToRawLongBits(scaled);
        int k = (int) (bits >>> 52) - 1022 - (x < Double.MIN_NORMAL ? 54 : 0);
        double m = Double.longBitsToDouble(bits & 0x000f_ffff_ffff_ffffL | 0x3fe0_0000_0000_0000L); // in [0.5, 1)
        if (m < SQRT_HALF) {
            m *= 2;
            k--;
        }
        double f = m - 1;
        double s = f / (2 + f);
        double z = s * s;
        // log(1 + f) = 2 atanh(s) = 2 s + s R, R = 2 z / 3 + 2 z^2 / 5 + ..., z < 0.0295; and 2 s = f - f^2 / 2 + s f^2
        // / 2.
        double r = 2.0 / 23;
        r = r * z + 2.0 / 21;
        r = r * z + 2.0 / 19;
        r = r * z + 2.0 / 17;
        r = r * z + 2.0 / 15;
        r = r * z + 2.0 / 13;
        r = r * z + 2.0 / 11;
        r = r * z + 2.0 / 9;
        r = r * z + 2.0 / 7;
        r = r * z + 2.0 / 5;
        r = r * z + 2.0 / 3;
        r = r * z;
        double halfSquare = 0.5 * f * f;
        return k * LN2_HIGH - ((halfSquare - (s * (halfSquare + r) + k * LN2_LOW)) - f);
    }

    /** {@code log(1 + x)} for {@code x >= 0}, accurate near 0. */
    public static double log1p(double x) {
        double u = 1 + x;
        if (u == 1 || u == Double.POSITIVE_INFINITY) {
            return x;
        }
        return log(u) + (x - (u - 1)) / u;
    }

    /** The logistic function {@code 1 / (1 + exp(-x))}, without overflow on either side. */
    public static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x < 0 ? e : 1.0) / (1.0 + e);
    }

    /** {@code log(1 + exp(x))}, the loss of a log-odds {@code x} against class 0, without overflow. */
    public static double softplus(double x) {
        return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
    }
}
