package io.limpid.models;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Elementary;
import java.util.Arrays;

/**
 * Probabilities of a table's rows by {@code z = W x + b}: tiles of rows, and within a tile blocks of columns that the
 * first-level cache holds, whatever the number of columns. What a call allocates depends on neither rows nor columns,
 * but for the list of columns.
 */
final class LogisticPrediction {

    /** Columns per block: 128 of 64 rows are 64 KiB; a multiple of four, so that the sums are those of all at once. */
    private static final int COLUMNS = 128;

    private LogisticPrediction() {}

    /**
     * Of one predictor both classes' probabilities, of more their softmax.
     *
     * @throws IllegalArgumentException when a column is absent or of another type, {@code out} has another length, or a
     *     row has a missing value or values too large to add up; the message names column and row
     */
    static void predict(Schema features, double[][] weights, double[] biases, Table x, double[] out) {
        double[][] columns = NumericInputs.columns(features, x, weights.length == 1 ? 2 : weights.length, out);
        int rows = x.rows();
        int tileRows = Math.min(rows, AffineTile.ROWS);
        double[][] tile = new double[Math.min(columns.length, COLUMNS)][tileRows];
        double[][] z = new double[weights.length][tileRows];
        for (int from = 0; from < rows; from += AffineTile.ROWS) {
            int count = Math.min(AffineTile.ROWS, rows - from);
            for (int k = 0; k < z.length; k++) {
                Arrays.fill(z[k], 0, count, biases[k]);
            }
            for (int first = 0; first < columns.length; first += COLUMNS) {
                int block = Math.min(COLUMNS, columns.length - first);
                for (int j = 0; j < block; j++) {
                    System.arraycopy(columns[first + j], from, tile[j], 0, count);
                }
                for (int k = 0; k < z.length; k++) {
                    add(tile, block, count, weights[k], first, z[k]);
                }
            }
            requireNumbers(features, columns, z, from, count);
            probabilities(z, count, out, from);
        }
    }

    private static void requireNumbers(Schema features, double[][] columns, double[][] z, int from, int count) {
        for (double[] zk : z) {
            int bad = AffineTile.firstNaN(zk, count);
            if (bad >= 0) {
                throw NumericInputs.unusable(features, columns, from + bad);
            }
        }
    }

    /** The probabilities of {@code z[predictor][row]}: row {@code i} from {@code out[classes (at + i)]} on. */
    static void probabilities(double[][] z, int rows, double[] out, int at) {
        if (z.length == 1) {
            logistic(z[0], rows, out, at);
        } else {
            softmax(z, rows, out, at);
        }
    }

    private static void logistic(double[] s, int rows, double[] out, int at) {
        for (int i = 0; i < rows; i++) {
            double e = Elementary.exp(-Math.abs(s[i]));
            double likely = 1.0 / (1.0 + e);
            double unlikely = e / (1.0 + e);
            out[2 * (at + i)] = s[i] < 0 ? likely : unlikely;
            out[2 * (at + i) + 1] = s[i] < 0 ? unlikely : likely;
        }
    }

    private static void softmax(double[][] z, int rows, double[] out, int at) {
        for (int i = 0; i < rows; i++) {
            double most = z[0][i];
            for (int k = 1; k < z.length; k++) {
                most = Math.max(most, z[k][i]);
            }
            int first = (at + i) * z.length;
            double sum = 0;
            for (int k = 0; k < z.length; k++) {
                // Equal where both are infinite.
                double e = z[k][i] == most ? 1 : Elementary.exp(z[k][i] - most);
                out[first + k] = e;
                sum += e;
            }
            for (int k = 0; k < z.length; k++) {
                out[first + k] /= sum;
            }
        }
    }

    /** {@code sum[i] += sum_j weights[first + j] x[j][i]} for j below {@code block}, as {@link AffineTile#add} sums. */
    private static void add(double[][] x, int block, int rows, double[] weights, int first, double[] sum) {
        int j = 0;
        for (; j + 3 < block; j += 4) {
            double[] x0 = x[j];
            double[] x1 = x[j + 1];
            double[] x2 = x[j + 2];
            double[] x3 = x[j + 3];
            double w0 = weights[first + j];
            double w1 = weights[first + j + 1];
            double w2 = weights[first + j + 2];
            double w3 = weights[first + j + 3];
            for (int i = 0; i < rows; i++) {
                sum[i] += w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i];
            }
        }
        for (; j < block; j++) {
            double[] x0 = x[j];
            double w0 = weights[first + j];
            for (int i = 0; i < rows; i++) {
                sum[i] += w0 * x0[i];
            }
        }
    }
}
