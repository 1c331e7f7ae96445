package io.limpid.core.numeric;

import io.limpid.core.data.Schema;
import io.limpid.core.kernel.Moments;
import java.util.Arrays;

/**
 * Weighted means and standard deviations of columns, as {@link Moments} defines them, and what follows from
 * them: standardised columns, and coefficients taken back to the columns' own units. A constant column has deviation 0
 * and is left out of the standardised ones.
 */
public final class Standardization {

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

    /** That of {@code columns[feature][row]} under the rows' weights. */
    public static Standardization of(Schema features, double[][] columns, double[] weights) {
        double[] mean = new double[columns.length];
        double[] deviation = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            Moments moments = ColumnMoments.of(features.field(j).name(), columns[j], weights);
            mean[j] = moments.mean();
            deviation[j] = moments.deviation();
        }
        return new Standardization(mean, deviation);
    }

    /** How many columns vary. */
    public int varying() {
        return varying.length;
    }

    /** The standard deviation of varying column {@code j}. */
    public double deviation(int j) {
        return deviation[varying[j]];
    }

    /** The mean of varying column {@code j}. */
    public double mean(int j) {
        return mean[varying[j]];
    }

    /** The place of varying column {@code j} among all columns. */
    public int column(int j) {
        return varying[j];
    }

    /** The varying ones of {@code columns[feature][row]} standardised: {@code [varying column][row]}, new arrays. */
    public double[][] columns(double[][] columns) {
        double[][] standardised = new double[varying.length][columns[0].length];
        for (int j = 0; j < varying.length; j++) {
            double[] from = columns[varying[j]];
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
    public double[] coefficients(double[] standardised) {
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
    public double intercept(double standardisedIntercept, double[] standardised) {
        double sum = standardisedIntercept;
        for (int j = 0; j < varying.length; j++) {
            sum -= standardised[j] / deviation[varying[j]] * mean[varying[j]];
        }
        return sum;
    }
}
