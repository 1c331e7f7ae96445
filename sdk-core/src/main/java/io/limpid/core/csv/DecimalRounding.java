package io.limpid.core.csv;

import java.math.BigInteger;

/**
 * The double nearest to {@code digits · 10^exponent}, ties to even: the algorithm of Eisel and Lemire. The digits times
 * the upper 128 bits of the power of five give enough bits to round right, which Mushtak and Lemire have proved.
 *
 * @see <a href="https://doi.org/10.1002/spe.2984">Lemire (2021), Number parsing at a gigabyte per second</a>
 * @see <a href="https://doi.org/10.1002/spe.3198">Mushtak and Lemire (2023), Fast number parsing without fallback</a>
 */
final class DecimalRounding {

    /** The largest exponent, and the smallest one negated, that tables of people hold; others take the long way. */
    static final int MOST = 60;

    private static final int FRACTION_BITS = 52;

    /** Of the upper word of a product: the bits that are no part of the result. */
    private static final int SPARE_BITS = 64 - FRACTION_BITS - 3;

    private static final int BIAS = 1023;

    /** The upper and the lower word of 5^q, shifted so that the highest bit is set. */
    private static final long[] UPPER = new long[2 * MOST + 1];

    private static final long[] LOWER = new long[2 * MOST + 1];

    static {
        for (int q = -MOST; q <= MOST; q++) {
            BigInteger power = q < 0 ? reciprocal(-q) : BigInteger.valueOf(5).pow(q);
            int shift = power.bitLength() - 2 * Long.SIZE;
            BigInteger bits = shift > 0 ? power.shiftRight(shift) : power.shiftLeft(-shift);
            UPPER[q + MOST] = bits.shiftRight(Long.SIZE).longValue();
            LOWER[q + MOST] = bits.longValue();
        }
    }

    private DecimalRounding() {}

    /** 2^b / 5^q + 1 with more than 128 bits. */
    private static BigInteger reciprocal(int q) {
        BigInteger power = BigInteger.valueOf(5).pow(q);
        int bits = power.bitLength();
        // From 5^28 on the quotient has more bits than are kept; before, just as many.
        int b = q <= 27 ? bits + 127 : 2 * bits + 128;
        return BigInteger.ONE.shiftLeft(b).divide(power).add(BigInteger.ONE);
    }

    /** The nearest double; {@code digits} is unsigned, and the exponent within {@link #MOST}. */
    static double nearest(long digits, int exponent) {
        if (digits == 0) {
            return 0;
        }
        int zeros = Long.numberOfLeadingZeros(digits);
        long w = digits << zeros;
        long high = multiplyHigh(w, UPPER[exponent + MOST]);
        long low = w * UPPER[exponent + MOST];
        if ((high & (1L << SPARE_BITS) - 1) == (1L << SPARE_BITS) - 1) {
            long carry = multiplyHigh(w, LOWER[exponent + MOST]);
            low += carry;
            high += Long.compareUnsigned(carry, low) > 0 ? 1 : 0;
        }
        int upperBit = (int) (high >>> 63);
        long mantissa = high >>> upperBit + SPARE_BITS;
        // floor(exponent · log2(10)) is (217706 · exponent) >> 16 for these exponents.
        long power = (217_706L * exponent >> 16) + 63 + upperBit - zeros + BIAS;
        // Just half way between two doubles, which only small powers of five can be.
        boolean tie = Long.compareUnsigned(low, 1) <= 0 && exponent >= -4 && exponent <= 23 && (mantissa & 3) == 1;
        if (tie && mantissa << upperBit + SPARE_BITS == high) {
            mantissa &= ~1;
        }
        mantissa = mantissa + (mantissa & 1) >>> 1;
        // A mantissa that rounds up to the next power of two carries into the exponent, as it should.
        return Double.longBitsToDouble(mantissa - (1L << FRACTION_BITS) + (power << FRACTION_BITS));
    }

    /** The upper word of a product of unsigned words. */
    private static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }
}
