package io.limpid.core.metric;

/**
 * Weights times a power of two, the same for all. Only their ratios count in a metric, and the multiplication is exact;
 * but sums of very large ones would overflow, and products of very small ones underflow.
 */
final class Weights {

    /** Of the largest weight in sums: 2^31 times as much is still finite, and 2^-1900 as much is still exact. */
    private static final int FOR_SUMS = 900;

    /**
     * Of the largest weight in products of two sums: that of two sums of 2^31 of them is below 2^985, which leaves room
     * to add up such products over classes, and 2^-1400 as much is still exact.
     */
    private static final int FOR_PAIRS = 460;

    private Weights() {}

    /** Brought to where any sum of them is finite. */
    static double[] forSums(double[] weights) {
        return scaled(weights, shift(weights, FOR_SUMS));
    }

    /** Brought to a largest one from 1 to below 2, so that products of their sums are finite, and are not zero. */
    static double[] forProducts(double[] weights) {
        return scaled(weights, shift(weights, 0));
    }

    /** Brought to where products of two sums of them are finite, and of very small ones are not zero. */
    static double[] forPairs(double[] weights) {
        return scaled(weights, shiftForPairs(weights));
    }

    /** The power of two of {@link #forPairs}. */
    static int shiftForPairs(double[] weights) {
        return shift(weights, FOR_PAIRS);
    }

    /**
     * A weight times 2 to the power {@code shift}: the same as {@code Math.scalb}, and faster. In two steps, because
     * that power itself may be beyond the largest double; the first step is exact for the shifts that are made here.
     */
    static double scaled(double weight, int shift) {
        int half = shift / 2;
        return weight * power(half) * power(shift - half);
    }

    /**
     * The smallest weight that is above 0 when scaled; below it lies only what is 2^-1500 of the largest, or nothing.
     */
    static double leastCounted(int shift) {
        return Math.max(Double.MIN_VALUE, Math.scalb(Double.MIN_VALUE, -shift));
    }

    private static double power(int exponent) {
        return Double.longBitsToDouble((long) (exponent + 1023) << 52);
    }

    private static int shift(double[] weights, int exponent) {
        double largest = 0;
        for (double weight : weights) {
            largest = Math.max(largest, weight);
        }
        return largest > 0 ? exponent - Math.getExponent(largest) : 0;
    }

    private static double[] scaled(double[] weights, int shift) {
        double[] scaled = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            scaled[i] = scaled(weights[i], shift);
        }
        return scaled;
    }
}
