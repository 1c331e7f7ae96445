package io.limpid.core.kernel;

/**
 * Weights of which every sum is finite, for where only their ratios count: a thousand rows of weight 1e308 are a
 * thousand rows of weight 1.
 */
public final class FiniteSum {

    /** More than an array has rows; times the largest double it leaves room for rounding. */
    private static final double LESS = 0x1p-64;

    private FiniteSum() {}

    /**
     * These weights, or when their sum overflows, all of them times {@code 2^-64}. That is exact but for weights that
     * are nothing beside the largest.
     *
     * @param weights not modified; each at least 0 and finite
     * @return the same array when the sum is finite, so that nothing changes for ordinary weights
     */
    public static double[] of(double[] weights) {
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
}
