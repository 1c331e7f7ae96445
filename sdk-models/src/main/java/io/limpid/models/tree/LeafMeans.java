package io.limpid.models.tree;

import io.limpid.core.kernel.Weights;

/**
 * Leaves that give the weighted mean of their rows' targets, or the share of each class, divided by how many
 * are averaged.
 */
final class LeafMeans implements TreeReader.Leaves {

    private final double[] target;
    private final double[] weights;

    /** The same in another unit, so that products with small or large numbers stay within double precision. */
    private final double[] factors;

    private final int classes;
    private final double smoothing;
    private final int voices;

    /** {@code classes} is 0 for numbers. */
    LeafMeans(double[] target, double[] weights, int classes, double smoothing, int voices) {
        this.target = target;
        this.weights = weights;
        this.factors = classes == 0 ? Weights.forProducts(weights) : weights;
        this.classes = classes;
        this.smoothing = smoothing;
        this.voices = voices;
    }

    @Override
    public double cover(int row) {
        return weights[row];
    }

    @Override
    public double[] values(int[] rows) {
        double[] values = new double[Math.max(1, classes)];
        double total = smoothing * classes;
        for (int row : rows) {
            total += factors[row];
            if (classes == 0) {
                values[0] += target[row] * factors[row];
            } else {
                values[(int) target[row]] += factors[row];
            }
        }
        for (int k = 0; k < values.length; k++) {
            values[k] = (values[k] + smoothing) / total / voices;
        }
        return values;
    }
}
