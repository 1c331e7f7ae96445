package io.limpid.core.kernel;

/**
 * {@code exp}, {@code log} and what stands on them, made of additions, multiplications and divisions only, so that they
 * give the same bits on every JDK and processor; {@code Math} promises that for neither. {@code exp}, {@code log},
 * {@code log1p} and {@code tanh} are within 2 ulp of {@code StrictMath}, whose own {@code tanh} is up to 2.04 away from
 * the true value. Of that {@code tanh} is within 0.9 ulp, {@code sigmoid} within 1.2, {@code softplus} within 2. Over
 * arrays see {@link ElementaryLoops}.
 */
public final class Elementary {

    static final double LOG2_E = 1.4426950408889634;

    /** ln 2 cut to 33 bits, so that its product with an exponent is exact, and the rest of it. */
    static final double LN2_HIGH = 0x1.62e42fee00000p-1;

    static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    /** Adding and subtracting 1.5 * 2^52 rounds to the nearest whole number. */
    static final double ROUND = 0x1.8p52;

    /** 2^27 + 1: takes the upper half of a double's digits. */
    private static final double SPLIT = 0x1.0p27 + 1;

    static final double SQRT_HALF = 0.7071067811865476;

    /** From here down e^x is 0. */
    static final double LEAST = -746.0;

    /** From here up e^x is infinite. */
    static final double MOST = 710.0;

    private Elementary() {}

    /** e to the power {@code x}; 0 below about -745.1, infinite above about 709.8, NaN for NaN. */
    public static double exp(double x) {
        double clamped = Math.min(Math.max(x, LEAST), MOST);
        double shifted = clamped * LOG2_E + ROUND;
        double k = shifted - ROUND;
        double high = clamped - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        double rest = high - r - low;
        // exp(r + rest) = 1 + (r + (rest + r^2 q(r))), |r| <= ln(2) / 2: the series to r^13 leaves 5e-18.
        double p = 1.0 + (r + (rest + r * r * series(r)));
        // 2^k in two factors: neither overflows, and a subnormal result is rounded once.
        int exponent = (int) k;
        int half = exponent >> 1;
        return p * power(half) * power(exponent - half);
    }

    /** {@code (exp(r) - 1 - r) / r^2} to r^11, by Horner's rule. */
    private static double series(double r) {
        return seriesEnd(seriesStart(r), r);
    }

    static double seriesStart(double r) {
        double q = 1.0 / 6227020800.0;
        q = q * r + 1.0 / 479001600.0;
        q = q * r + 1.0 / 39916800.0;
        q = q * r + 1.0 / 3628800.0;
        q = q * r + 1.0 / 362880.0;
        return q * r + 1.0 / 40320.0;
    }

    static double seriesEnd(double start, double r) {
        double q = start * r + 1.0 / 5040.0;
        q = q * r + 1.0 / 720.0;
        q = q * r + 1.0 / 120.0;
        q = q * r + 1.0 / 24.0;
        q = q * r + 1.0 / 6.0;
        return q * r + 0.5;
    }

    /** 2 to a power from -1022 to 1023. */
    static double power(int exponent) {
        return Double.longBitsToDouble((long) (exponent + 1023) << 52);
    }

    /** The natural logarithm; NaN below 0, minus infinity at 0. */
    public static double log(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
        }
        int k = exponent(x);
        double m = fraction(x);
        if (m < SQRT_HALF) {
            m *= 2;
            k--;
        }
        double f = m - 1;
        double s = f / (2 + f);
        double z = s * s;
        return logOf(k, f, s, logEnd(logStart(z), z));
    }

    /** The k in {@code x = 2^k m}, m in [0.5, 1), for a positive finite x. */
    static int exponent(double x) {
        boolean small = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(small ? x * 0x1p54 : x);
        return (int) (bits >>> 52) - 1022 - (small ? 54 : 0);
    }

    /** The m in {@code x = 2^k m}, m in [0.5, 1), for a positive finite x. */
    static double fraction(double x) {
        long bits = Double.doubleToRawLongBits(x < Double.MIN_NORMAL ? x * 0x1p54 : x);
        return Double.longBitsToDouble(bits & 0x000f_ffff_ffff_ffffL | 0x3fe0_0000_0000_0000L);
    }

    /** The start of {@code R = 2 z / 3 + 2 z^2 / 5 + ...} in {@code log(1 + f) = 2 s + s R}, for z up to 0.0295. */
    static double logStart(double z) {
        double r = 2.0 / 23;
        r = r * z + 2.0 / 21;
        r = r * z + 2.0 / 19;
        r = r * z + 2.0 / 17;
        return r * z + 2.0 / 15;
    }

    /** R itself. */
    static double logEnd(double start, double z) {
        double r = start * z + 2.0 / 13;
        r = r * z + 2.0 / 11;
        r = r * z + 2.0 / 9;
        r = r * z + 2.0 / 7;
        r = r * z + 2.0 / 5;
        r = r * z + 2.0 / 3;
        return r * z;
    }

    /** {@code k ln 2 + log(1 + f)}, {@code s = f / (2 + f)}; note that {@code 2 s = f - f^2 / 2 + s f^2 / 2}. */
    static double logOf(double k, double f, double s, double r) {
        double halfSquare = 0.5 * f * f;
        return k * LN2_HIGH - ((halfSquare - (s * (halfSquare + r) + k * LN2_LOW)) - f);
    }

    /** {@code log(1 + x)}, accurate near 0; NaN below -1, minus infinity at -1. */
    public static double log1p(double x) {
        double u = 1 + x;
        if (!(u > 0 && u < Double.POSITIVE_INFINITY)) {
            return log(u);
        }
        if (u == 1) {
            return x;
        }
        // What 1 + x lost, to first order.
        return log(u) + (x - (u - 1)) / u;
    }

    /**
     * The logistic function {@code 1 / (1 + exp(-x))}, without overflow on either side; within 1.2 ulp of the true
     * value.
     */
    public static double sigmoid(double x) {
        double clamped = Math.max(-Math.abs(x), LEAST);
        double k = clamped * LOG2_E + ROUND - ROUND;
        double high = clamped - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        double tail = high - r - low + r * r * series(r);
        double p = 1.0 + (r + tail);
        int exponent = (int) k;
        int half = exponent >> 1;
        double first = power(half);
        double second = power(exponent - half);
        return sigmoidOf(x, p * first * second, lost(p, r, tail) * first * second);
    }

    /** What {@code p = 1 + (r + tail)} has rounded away, for {@code tail} below {@code r} below 1. */
    static double lost(double p, double r, double tail) {
        double sum = r + tail;
        return (1.0 - p + sum) + (r - sum + tail);
    }

    /**
     * {@code 1 / (1 + E)}, or below 0 {@code E / (1 + E)}, for {@code E = e + eLow = exp(-|x|)} from 0 to 1. Without
     * what e and the sum have rounded away the result could be 2.2 ulp off.
     */
    static double sigmoidOf(double x, double e, double eLow) {
        double d = 1.0 + e;
        double dLow = 1.0 - d + e + eLow;
        double n = x < 0 ? e : 1.0;
        double nLow = x < 0 ? eLow : 0.0;
        double quotient = n / d;
        return quotient + (nLow - quotient * dLow) / d;
    }

    /** The hyperbolic tangent {@code (e^x - e^-x) / (e^x + e^-x)}, accurate near 0. */
    public static double tanh(double x) {
        double clamped = Math.max(-2 * Math.abs(x), LEAST);
        double k = clamped * LOG2_E + ROUND - ROUND;
        double high = clamped - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        double rest = high - r - low;
        double scale = power(Math.max((int) k, -1022));
        return Math.copySign(tanhOf(r, rest + r * r * series(r), scale), x);
    }

    /**
     * {@code m / (2 + m)} for {@code m = exp(-2 |x|) - 1 = scale (r + tail) + (scale - 1)}, whose sum and that with 2
     * are kept in two numbers each: rounded to one, they would cost the result an ulp too many.
     */
    static double tanhOf(double r, double tail, double scale) {
        double a = scale * r;
        double b = scale - 1;
        double sum = a + b;
        double shift = sum - b;
        // The last term is what b lost: nothing, unless the scale is below an ulp of 1.
        double small = (b - (sum - shift)) + (a - shift) + scale * tail + (scale - (b + 1));
        double m = sum + small;
        double mLow = (sum - m) + small;
        double d = 2 + m;
        double dLow = (2 - d) + m + mLow;
        double quotient = m / d;
        return quotient + (remainder(m, quotient, d) + (mLow - quotient * dLow)) / d;
    }

    /**
     * {@code m - q d} for a quotient q, exactly: the factors are split into halves whose products fit (Dekker 1971).
     */
    private static double remainder(double m, double q, double d) {
        double qScaled = q * SPLIT;
        double qHigh = qScaled - (qScaled - q);
        double qLow = q - qHigh;
        double dScaled = d * SPLIT;
        double dHigh = dScaled - (dScaled - d);
        double dLow = d - dHigh;
        return m - qHigh * dHigh - qHigh * dLow - qLow * dHigh - qLow * dLow;
    }

    /**
     * {@code log(1 + exp(x))}, the loss of a log-odds {@code x} against class 0, without overflow. Within 2 ulp of the
     * true value: the worst of many millions is 1.84 away.
     */
    public static double softplus(double x) {
        return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
    }
}
