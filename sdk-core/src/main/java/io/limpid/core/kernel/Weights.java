package io.limpid.core.kernel;

/**
 * Weights made smaller or larger, all alike, for where only their ratios count: sums of very large ones would overflow,
 * and products of very small ones underflow. But for {@link #shares} by a power of two, which rounds nothing but what
 * is nothing beside the largest. Each weight is at least 0 and finite; no array given is modified.
 */
public final class Weights {

    /** More than an array has rows; times the largest double it leaves room for rounding. */
    private static final double LESS = 0x1p-64;

    /** Of the largest weight in sums: 2^31 times as much is still finite, and 2^-1900 as much is still exact. */
    private static final int FOR_SUMS = 900;

    /**
     * Of the largest weight in products of two sums: that of two sums of 2^31 of them is below 2^985, which leaves room
     * to add up such products over classes, and 2^-1400 as much is still exact.
     */
    private static final int FOR_PAIRS = 460;

    private Weights() {}

    /**
     * These weights, or when their sum overflows, all of them times {@code 2^-64}: a thousand rows of weight 1e308 are
     * a thousand rows of weight 1.
     *
     * @return the same array when the sum is finite, so that nothing changes for ordinary weights
     */
    public static double[] withFiniteSum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        if (sum < Double.POSITIVE_INFINITY) {
            return weights;
        }
        double[] less = new double[weights.length];
        for (int i = 0; i < less.length; i++) {
            less[i] = weights[i] * LESS;
        }
        return less;
    }

    /** Divided by the largest, which must be above 0. */
    public static double[] shares(double[] weights) {
        double largest = largest(weights);
        double[] shares = new double[weights.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights[i] / largest;
        }
        return shares;
    }

    /** Brought to where any sum of them is finite. */
    public static double[] forSums(double[] weights) {
        return scaled(weights, shift(weights, FOR_SUMS));
    }

    /** Brought to a largest one from 1 to below 2, so that products of their sums are finite, and are not zero. */
    public static double[] forProducts(double[] weights) {
        return scaled(weights, shift(weights, 0));
    }

    /** Brought to where products of two sums of them are finite, and of very small ones are not zero. */
    public static double[] forPairs(double[] weights) {
        return scaled(weights, shiftForPairs(weights));
    }

    /** The power of two of {@link #forPairs}. */
    public static int shiftForPairs(double[] weights) {
        return shift(weights, FOR_PAIRS);
    }

    /** The power of two that brings the largest to this exponent; 0 when none is above 0. */
    public static int shift(double[] weights, int exponent) {
        double largest = largest(weights);
        return largest > 0 ? exponent - Math.getExponent(largest) : 0;
    }

    /** Each times 2 to the power {@code shift}. */
    public static double[] scaled(double[] weights, int shift) {
        double[] scaled = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            scaled[i] = scaled(weights[i], shift);
        }
        return scaled;
    }

    /**
     * A weight times 2 to the power {@code shift}: the same as {@code Math.scalb}, and faster. In two steps, because
     * that power itself may be beyond the largest double; the first step is exact for the shifts that are made here.
     */
    public static double scaled(double weight, int shift) {
        int half = shift / 2;
        return weight * power(half) * power(shift - half);
    }

    /**
     * The smallest weight that is above 0 when scaled; below it lies only what is 2^-1500 of the largest, or nothing.
     */
    public static double leastCounted(int shift) {
        return Math.max(Double.MIN_VALUE, Math.scalb(Double.MIN_VALUE, -shift));
    }

    private static double power(int exponent) {
        return Double.longBitsToDouble((long) (exponent + 1023) << 52);
    }

    private static double largest(double[] weights) {
        double largest = 0;
        for (double weight : weights) {
            largest = Math.max(largest, weight);
        }
        return largest;
    }
}
