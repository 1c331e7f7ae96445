package io.limpid.regularize.diagnosis;

import io.limpid.core.data.Dataset;
import io.limpid.core.run.Run;
import java.util.Arrays;

/**
 * The correlation of each numeric column with the target on some rows.
 *
 * @param columns the columns' places in the data
 * @param correlations of each with the output it goes along with most
 * @param outputs which output that is
 * @param means of each column on these rows, in place of missing values
 */
record Associations(int[] columns, double[] correlations, int[] outputs, double[] means) {

    /** Cost: rows × columns × outputs. */
    static Associations of(Dataset raw, double[][] targets, int[] columns, int[] rows, Run run) {
        int[] counted = counted(raw, rows);
        double[][] y = new double[targets.length][];
        Arrays.setAll(y, k -> picked(targets[k], counted, 0));
        double[] correlations = new double[columns.length];
        int[] outputs = new int[columns.length];
        double[] means = new double[columns.length];
        for (int c = 0; c < columns.length; c++) {
            run.cancellation().check();
            double[] values = raw.features().column(columns[c]);
            means[c] = mean(values, counted);
            double[] x = picked(values, counted, means[c]);
            for (int k = 0; k < y.length; k++) {
                double r = Drift.correlation(x, y[k]);
                if (Math.abs(r) > Math.abs(correlations[c])) {
                    correlations[c] = r;
                    outputs[c] = k;
                }
            }
        }
        return new Associations(columns, correlations, outputs, means);
    }

    /** The mean size of these columns' correlations on the rows themselves. */
    double mean(int[] chosen) {
        double sum = 0;
        for (int c : chosen) {
            sum += Math.abs(correlations[c]);
        }
        return sum / chosen.length;
    }

    /** The mean of these columns' correlations on other rows, each with the sign and the output it has here. */
    double mean(int[] chosen, Dataset raw, double[][] targets, int[] rows) {
        int[] counted = counted(raw, rows);
        double sum = 0;
        for (int c : chosen) {
            double[] x = picked(raw.features().column(columns[c]), counted, means[c]);
            double r = Drift.correlation(x, picked(targets[outputs[c]], counted, 0));
            sum += correlations[c] < 0 ? -r : r;
        }
        return sum / chosen.length;
    }

    private static int[] counted(Dataset raw, int[] rows) {
        return Arrays.stream(rows).filter(i -> raw.weights()[i] > 0).toArray();
    }

    private static double[] picked(double[] values, int[] rows, double missing) {
        double[] picked = new double[rows.length];
        for (int s = 0; s < rows.length; s++) {
            double value = values[rows[s]];
            picked[s] = Double.isNaN(value) ? missing : value;
        }
        return picked;
    }

    private static double mean(double[] values, int[] rows) {
        double sum = 0;
        int count = 0;
        for (int i : rows) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                count++;
            }
        }
        return count > 0 ? sum / count : 0;
    }
}
