package io.limpid.models.neural;

import io.limpid.core.data.Schema;
import io.limpid.core.kernel.Moments;
import io.limpid.core.numeric.Standardization;
import io.limpid.core.text.Quoted;

/**
 * Weighted means and standard deviations of a net's columns and of a numeric target, and the way back from a net on
 * standardised columns to one in their own units. A constant column is left out of the standardised ones.
 */
final class NetScale {

    private final Schema schema;
    private final String target;
    private final boolean regression;
    private final Standardization features;
    private final double targetMean;
    private final double targetDeviation;

    /** Of the rows to which {@code weights} gives any. */
    NetScale(NetTask task, double[] weights) {
        schema = task.features();
        target = task.name();
        regression = task.output() == NetOutput.LINEAR;
        features = Standardization.of(task.features(), task.columns(), weights);
        Moments moments = regression ? Moments.of(task.name(), task.target(), weights) : new Moments(0, 1);
        targetMean = moments.mean();
        targetDeviation = moments.deviation();
        if (!(targetDeviation == 0 || 1 / targetDeviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column " + Quoted.of(task.name())
                    + ": expected values that can be standardised in double precision, got mean " + targetMean
                    + " and standard deviation " + targetDeviation);
        }
    }

    /** The place of varying column {@code j} among all columns. */
    int column(int j) {
        return features.column(j);
    }

    /** How many columns vary. */
    int varying() {
        return features.varying();
    }

    /** The varying columns standardised: {@code [varying column][row]}, new arrays. */
    double[][] columns(double[][] columns) {
        return features.columns(columns);
    }

    /** The target as it is trained on: class indices, or standardised numbers, all 0 for a constant target. */
    double[] target(NetTask task) {
        double[] values = task.target();
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
            double[] standardised = w[0][u];
            b[0][u] = features.intercept(b[0][u], standardised);
            w[0][u] = features.coefficients(standardised);
            requireFinite(w[0][u], b[0][u], standardised);
        }
        if (net.output() == NetOutput.LINEAR) {
            int last = w.length - 1;
            double[] only = w[last][0].clone();
            for (int k = 0; k < only.length; k++) {
                only[k] *= targetDeviation;
            }
            w[last][0] = only;
            b[last][0] = b[last][0] * targetDeviation + targetMean;
            requireFinite(only, b[last][0]);
        }
        return net.with(w, b);
    }

    /** When a sum can't be said in the columns' own units, blames the column whose part in it is the largest. */
    private void requireFinite(double[] weights, double bias, double[] standardised) {
        double sum = Math.abs(bias);
        for (double weight : weights) {
            sum += Math.abs(weight) - Math.abs(weight); // NaN for an infinite one.
        }
        if (sum < Double.POSITIVE_INFINITY) {
            return;
        }
        int worst = 0;
        double most = -1;
        for (int j = 0; j < standardised.length; j++) {
            double size = standardised[j] == 0
                    ? 0
                    : Math.max(Math.abs(features.mean(j)), 1) * (Math.abs(standardised[j]) / features.deviation(j));
            if (size > most) {
                worst = j;
                most = size;
            }
        }
        throw new IllegalArgumentException("column " + Quoted.of(name(worst))
                + ": expected values whose weights fit in double precision, got mean " + features.mean(worst)
                + " and standard deviation " + features.deviation(worst));
    }

    private void requireFinite(double[] weights, double bias) {
        double sum = Math.abs(bias);
        for (double weight : weights) {
            sum = Math.max(sum, Math.abs(weight));
        }
        if (!(sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column " + Quoted.of(target)
                    + ": expected values whose predictions fit in double precision, got mean " + targetMean
                    + " and standard deviation " + targetDeviation);
        }
    }

    /** The complaint about a row held back whose loss is not finite: its value that is farthest from the mean. */
    IllegalArgumentException unfit(NetData data, int row) {
        String column = target;
        double most = regression ? Math.abs(data.y()[row]) : 0;
        for (int j = 0; j < data.x()[row].length; j++) {
            double size = Math.abs(data.x()[row][j]);
            if (size > most) {
                column = name(j);
                most = size;
            }
        }
        return new IllegalArgumentException("early stopping: expected rows held back on which the loss is finite, got"
                + " one whose value of column " + Quoted.of(column) + " is " + most
                + " standard deviations of the training rows from their mean");
    }

    private String name(int varying) {
        return schema.field(features.column(varying)).name();
    }
}
