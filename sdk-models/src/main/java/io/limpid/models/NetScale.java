package io.limpid.models;

import io.limpid.core.kernel.Moments;
import io.limpid.core.text.Quoted;
import java.util.Arrays;

/**
 * Weighted means and standard deviations of a net's columns and of a numeric target, and the way back from a net on
 * standardised columns to one in their own units. A constant column is left out of the standardised ones.
 */
final class NetScale {

    private final double[] mean;
    private final double[] deviation;
    private final int[] varying;
    private final double targetMean;
    private final double targetDeviation;

    /** Of the rows to which {@code weights} gives any. */
    NetScale(NetTask task, double[] weights) {
        int features = task.columns().length;
        mean = new double[features];
        deviation = new double[features];
        int[] found = new int[features];
        int count = 0;
        for (int j = 0; j < features; j++) {
            Moments moments = moments(task.features().field(j).name(), task.columns()[j], weights);
            mean[j] = moments.mean();
            deviation[j] = moments.deviation();
            if (deviation[j] > 0) {
                found[count++] = j;
            }
        }
        varying = Arrays.copyOf(found, count);
        Moments moments = task.output() == NetOutput.LINEAR
                ? moments(task.target().name(), task.target().values(), weights)
                : new Moments(0, 1);
        targetMean = moments.mean();
        targetDeviation = moments.deviation();
    }

    private static Moments moments(String name, double[] values, double[] weights) {
        Moments moments = Moments.of(name, values, weights);
        if (!(moments.deviation() == 0 || 1 / moments.deviation() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column " + Quoted.of(name)
                    + ": expected values that can be standardised in double precision, got mean " + moments.mean()
                    + " and standard deviation " + moments.deviation());
        }
        return moments;
    }

    /** How many columns vary. */
    int varying() {
        return varying.length;
    }

    /** The varying columns standardised: {@code [varying column][row]}, new arrays. */
    double[][] columns(double[][] columns) {
        double[][] standardised = new double[varying.length][];
        for (int j = 0; j < varying.length; j++) {
            standardised[j] = standardised(columns[varying[j]], mean[varying[j]], deviation[varying[j]]);
        }
        return standardised;
    }

    /** The target as it is trained on: class indices, or standardised numbers, all 0 for a constant target. */
    double[] target(NetTask task) {
        double[] values = task.target().values();
        return task.output() == NetOutput.LINEAR
                ? standardised(values, targetMean, targetDeviation > 0 ? targetDeviation : 1)
                : values;
    }

    private static double[] standardised(double[] from, double center, double scale) {
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = (from[i] - center) / scale;
        }
        return to;
    }

    /** What an absolute error of the standardised target is in the target's own unit; 1 for classes. */
    double unit() {
        return targetDeviation;
    }

    /** The same net on columns, and with a target, in their own units. */
    NetLayers raw(NetLayers net) {
        double[][][] w = new double[net.count()][][];
        double[][] b = new double[net.count()][];
        for (int layer = 0; layer < w.length; layer++) {
            w[layer] = net.weights(layer).clone();
            b[layer] = net.biases(layer).clone();
        }
        for (int u = 0; u < w[0].length; u++) {
            b[0][u] = intercept(b[0][u], w[0][u]);
            w[0][u] = coefficients(w[0][u]);
        }
        if (net.output() == NetOutput.LINEAR) {
            int last = w.length - 1;
            double[] only = w[last][0].clone();
            for (int k = 0; k < only.length; k++) {
                only[k] *= targetDeviation;
            }
            w[last][0] = only;
            b[last][0] = b[last][0] * targetDeviation + targetMean;
        }
        return new NetLayers(w, b, net.activation(), net.output());
    }

    private double[] coefficients(double[] standardised) {
        double[] raw = new double[mean.length];
        for (int j = 0; j < varying.length; j++) {
            raw[varying[j]] = standardised[j] / deviation[varying[j]];
        }
        return raw;
    }

    /**
     * The constant that goes with {@link #coefficients}. Made of the coefficients as rounded, so that at a column's
     * mean the two cancel up to the rounding of their products, however far the mean is from zero.
     */
    private double intercept(double standardisedIntercept, double[] standardised) {
        double sum = standardisedIntercept;
        for (int j = 0; j < varying.length; j++) {
            sum -= standardised[j] / deviation[varying[j]] * mean[varying[j]];
        }
        return sum;
    }
}
