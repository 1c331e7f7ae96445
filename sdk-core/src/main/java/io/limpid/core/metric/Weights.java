package io.limpid.core.metric;

/**
 * Weights times a power of two, the same for all. Only their ratios count in a metric, and the multiplication is exact;
 * but sums of very large ones would overflow, and products of very small ones underflow.
 */
final class Weights {

    /** Of the largest weight in sums: 2^31 times as much is still finite, and 2^-1900 as much is still exact. */
    private static final int FOR_SUMS = 900;

    private Weights() {}

    /** Brought to where any sum of them is finite. */
    static double[] forSums(double[] weights) {
        return scaled(weights, FOR_SUMS);
    }

    /** Brought to a largest one from 1 to below 2, so that products of their sums are finite, and are not zero. */
    static double[] forProducts(double[] weights) {
        return scaled(weights, 0);
    }

    private static double[] scaled(double[] weights, int exponent) {
        double largest = 0;
        for (double weight : weights) {
            largest = Math.max(largest, weight);
        }
        double[] scaled = new double[weights.length];
        if (largest > 0) {
            int shift = exponent - Math.getExponent(largest);
            for (int i = 0; i < weights.length; i++) {
                scaled[i] = Math.scalb(weights[i], shift);
            }
        }
        return scaled;
    }
}
