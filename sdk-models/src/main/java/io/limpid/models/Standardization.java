package io.limpid.models;

import java.util.Arrays;

/**
 * Weighted means and standard deviations (the variance divided by the sum of weights) of columns, and what follows from
 * them: standardised columns, and coefficients taken back to the columns' own units. A constant column has deviation 0
 * and is left out of the standardised ones.
 */
final class Standardization {

    private final double[] mean;
    private final double[] deviation;
    private final int[] varying;

    private Standardization(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
        int[] found = new int[mean.length];
        int count = 0;
        for (int j = 0; j < mean.length; j++) {
            if (deviation[j] > 0) {
                found[count++] = j;
            }
        }
        this.varying = Arrays.copyOf(found, count);
    }

    static Standardization of(BinaryTask task) {
        double[][] columns = task.columns();
        double[] mean = new double[columns.length];
        double[] deviation = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            mean[j] = mean(columns[j], task);
            deviation[j] = deviation(columns[j], mean[j], task);
            if (!(Math.abs(mean[j]) < Double.POSITIVE_INFINITY
                    && deviation[j] < Double.POSITIVE_INFINITY
                    && (deviation[j] == 0 || 1 / deviation[j] < Double.POSITIVE_INFINITY))) {
                throw new IllegalArgumentException("column \""
                        + task.features().field(j).name()
                        + "\": expected values that can be standardised in double precision, got mean " + mean[j]
                        + " and standard deviation " + deviation[j]);
            }
        }
        return new Standardization(mean, deviation);
    }

    /** How many columns vary. */
    int varying() {
        return varying.length;
    }

    /** The varying columns standardised: {@code [varying column][row]}, new arrays. */
    double[][] columns(BinaryTask task) {
        double[][] standardised = new double[varying.length][task.rows()];
        for (int j = 0; j < varying.length; j++) {
            double[] from = task.columns()[varying[j]];
            double[] to = standardised[j];
            double center = mean[varying[j]];
            double scale = deviation[varying[j]];
            for (int i = 0; i < to.length; i++) {
                to[i] = (from[i] - center) / scale;
            }
        }
        return standardised;
    }

    /** Coefficients of all columns, in their own units, from those of the standardised varying ones. */
    double[] coefficients(double[] standardised) {
        double[] raw = new double[mean.length];
        for (int j = 0; j < varying.length; j++) {
            raw[varying[j]] = standardised[j] / deviation[varying[j]];
        }
        return raw;
    }

    /** The constant that goes with {@link #coefficients}. */
    double intercept(double standardisedIntercept, double[] standardised) {
        double sum = standardisedIntercept;
        for (int j = 0; j < varying.length; j++) {
            sum -= standardised[j] * (mean[varying[j]] / deviation[varying[j]]);
        }
        return sum;
    }

    private static double mean(double[] x, BinaryTask task) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += task.weights()[i] / task.totalWeight() * x[i];
        }
        return sum;
    }

    /** In units of the largest distance, so that squares neither overflow nor vanish; 0 exactly for a constant. */
    private static double deviation(double[] x, double mean, BinaryTask task) {
        double least = x[0];
        double most = x[0];
        for (double value : x) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (least == most) {
            return 0;
        }
        double unit = Math.max(most - mean, mean - least);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double d = (x[i] - mean) / unit;
            sum += task.weights()[i] / task.totalWeight() * d * d;
        }
        return unit * Math.sqrt(sum);
    }
}
