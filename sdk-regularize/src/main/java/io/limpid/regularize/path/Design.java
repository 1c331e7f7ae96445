package io.limpid.regularize.path;

import io.limpid.core.data.Schema;
import io.limpid.core.kernel.Moments;
import io.limpid.core.numeric.ColumnMoments;
import java.util.Arrays;

/**
 * The columns that vary, centred where there is an intercept and divided by their standard deviations where these are
 * asked for; and the way back to the columns' own units.
 *
 * @param columns {@code columns[varying column][row]}, new arrays
 * @param places which feature each of them is
 * @param means what was subtracted from each
 * @param scales what each was divided by
 * @param features how many features there are
 */
record Design(double[][] columns, int[] places, double[] means, double[] scales, int features) {

    /** Of these features, without the one at place {@code held}, or with all when that is negative. */
    static Design of(
            Schema schema,
            double[][] raw,
            double[] weights,
            double[] shares,
            int held,
            Standardization standardization,
            Intercept intercept) {
        int count = 0;
        double[][] columns = new double[raw.length][];
        int[] places = new int[raw.length];
        double[] means = new double[raw.length];
        double[] scales = new double[raw.length];
        for (int j = 0; j < raw.length; j++) {
            Moments moments = ColumnMoments.of(schema.field(j).name(), raw[j], weights);
            if (j == held || moments.deviation() == 0) {
                continue;
            }
            double mean = intercept == Intercept.FITTED ? moments.mean() : 0;
            double scale = standardization == Standardization.STANDARDIZED ? moments.deviation() : 1;
            double rest = intercept == Intercept.FITTED ? rest(raw[j], shares, mean) : 0;
            double[] column = new double[raw[j].length];
            for (int i = 0; i < column.length; i++) {
                column[i] = ((raw[j][i] - mean) - rest) / scale;
            }
            columns[count] = column;
            places[count] = j;
            means[count] = mean;
            scales[count] = scale;
            count++;
        }
        return new Design(
                Arrays.copyOf(columns, count),
                Arrays.copyOf(places, count),
                Arrays.copyOf(means, count),
                Arrays.copyOf(scales, count),
                raw.length);
    }

    /** What the mean, as a double, leaves of the column's sum: of numbers around 1e9 it is off by up to 1e-7. */
    private static double rest(double[] values, double[] shares, double mean) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += shares[i] * (values[i] - mean);
        }
        return sum;
    }

    /** How many columns vary. */
    int size() {
        return columns.length;
    }

    /** Coefficients of all features in their own units; that of a column which does not vary is 0. */
    double[] coefficients(double[] standardised, double unit) {
        double[] all = new double[features];
        for (int k = 0; k < size(); k++) {
            all[places[k]] = standardised[k] * unit / scales[k];
        }
        return all;
    }

    /** The intercept that goes with {@link #coefficients}, from that of centred columns. */
    double intercept(double centred, double[] all) {
        double sum = centred;
        for (int k = 0; k < size(); k++) {
            sum -= all[places[k]] * means[k];
        }
        return sum;
    }
}
