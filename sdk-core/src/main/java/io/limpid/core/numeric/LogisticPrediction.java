package io.limpid.core.numeric;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.text.Quoted;
import java.util.Arrays;

/**
 * Probabilities of a table's rows by {@code z = W x + b}, the log-odds of two classes or a softmax of more, and their
 * derivatives: tiles of rows, and within a tile blocks of columns that the second-level cache holds, whatever the number
 * of columns. What a call allocates does not depend on the rows, and of the columns only a list of them.
 */
public final class LogisticPrediction {

    /**
     * Sums in a tile. A column is read 32 KiB at a time where there is one predictor: memory is fetched ahead only while
     * it is read in order, and pieces of 2 KiB took three times as long.
     */
    private static final int SUMS = 4_096;

    /** The fewest rows of a tile, however many predictors. */
    private static final int FEWEST = 256;

    /** Columns per block: as many as one loop adds, so that the sums are those of all at once. */
    private static final int COLUMNS = 4;

    private final Schema features;
    private final double[][] columns;
    private final double[][] weights;
    private final double[] biases;
    /** Of a tile. */
    private final int rows;

    private final double[][] tile;
    private final double[][] z;
    private final LogOddsTile logOdds;

    private LogisticPrediction(Schema features, double[][] columns, double[][] weights, double[] biases, int rows) {
        this.rows = Math.min(rows, Math.max(FEWEST, SUMS / weights.length));
        this.features = features;
        this.columns = columns;
        this.weights = weights;
        this.biases = biases;
        this.tile = new double[Math.min(columns.length, COLUMNS)][this.rows];
        this.z = new double[weights.length][this.rows];
        this.logOdds = new LogOddsTile(weights.length == 1 ? this.rows : 0);
    }

    /**
     * Of one predictor both classes' probabilities, of more their softmax.
     *
     * @throws IllegalArgumentException when a column is absent or of another type, {@code out} has another length, or a
     *     row has a missing value or values too large to add up; the message names column and row
     */
    public static void predict(Schema features, double[][] weights, double[] biases, Table x, double[] out) {
        double[][] columns = NumericInputs.columns(features, x, classes(weights), out);
        LogisticPrediction prediction = new LogisticPrediction(features, columns, weights, biases, x.rows());
        for (int from = 0; from < x.rows(); from += prediction.rows) {
            int rows = Math.min(prediction.rows, x.rows() - from);
            prediction.sum(from, rows);
            prediction.probabilities(rows, out, from);
        }
    }

    /**
     * The derivatives of class {@code k}'s probability, {@code p_k sum_l p_l (w_kj - w_lj)}, that by feature j in row i
     * to {@code out[j][i]}.
     *
     * @throws IllegalArgumentException as for a prediction, when there is no such class, or the shape is another
     */
    public static void gradient(Schema features, double[][] weights, double[] biases, Table x, int k, double[][] out) {
        if (!(k >= 0 && k < classes(weights))) {
            throw new IllegalArgumentException(
                    "output: expected one from 0 to " + (classes(weights) - 1) + ", got " + k);
        }
        if (out.length != features.size()) {
            throw new IllegalArgumentException(
                    "out: expected an array per feature, so " + features.size() + ", got " + out.length);
        }
        for (int j = 0; j < out.length; j++) {
            if (out[j].length != x.rows()) {
                throw new IllegalArgumentException("out: expected " + x.rows() + " places for "
                        + Quoted.of(features.field(j).name()) + ", got " + out[j].length);
            }
        }
        Table aligned = features.align(x);
        double[][] columns = new double[features.size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = aligned.column(j);
        }
        LogisticPrediction prediction = new LogisticPrediction(features, columns, weights, biases, x.rows());
        int classes = classes(weights);
        double[] p = new double[classes * prediction.rows];
        for (int from = 0; from < x.rows(); from += prediction.rows) {
            int rows = Math.min(prediction.rows, x.rows() - from);
            prediction.sum(from, rows);
            prediction.probabilities(rows, p, 0);
            for (int j = 0; j < out.length; j++) {
                for (int i = 0; i < rows; i++) {
                    out[j][from + i] = p[i * classes + k] * slope(weights, j, k, p, i * classes);
                }
            }
        }
    }

    /**
     * The derivative of the log of class {@code k}'s probability by feature {@code j}, probabilities from {@code at}.
     */
    private static double slope(double[][] weights, int j, int k, double[] p, int at) {
        if (weights.length == 1) {
            return k == 1 ? p[at] * weights[0][j] : -(p[at + 1] * weights[0][j]);
        }
        double sum = 0;
        for (int l = 0; l < weights.length; l++) {
            sum += p[at + l] * (weights[k][j] - weights[l][j]);
        }
        return sum;
    }

    private static int classes(double[][] weights) {
        return weights.length == 1 ? 2 : weights.length;
    }

    /** Fills {@code z} with the predictors of {@code rows} rows. */
    private void sum(int from, int rows) {
        for (int k = 0; k < z.length; k++) {
            Arrays.fill(z[k], 0, rows, biases[k]);
        }
        for (int first = 0; first < columns.length; first += COLUMNS) {
            int block = Math.min(COLUMNS, columns.length - first);
            for (int j = 0; j < block; j++) {
                System.arraycopy(columns[first + j], from, tile[j], 0, rows);
            }
            for (int k = 0; k < z.length; k++) {
                AffineTile.add(tile, block, rows, weights[k], first, z[k]);
            }
        }
        for (double[] zk : z) {
            int bad = AffineTile.firstNaN(zk, rows);
            if (bad >= 0) {
                throw NumericInputs.unusable(features, columns, from + bad);
            }
        }
    }

    private void probabilities(int rows, double[] out, int at) {
        if (z.length == 1) {
            logOdds.probabilities(z[0], rows, out, at);
        } else {
            softmax(z, rows, out, at);
        }
    }

    /** The probabilities of {@code z[predictor][row]}: row {@code i} from {@code out[classes (at + i)]} on. */
    public static void probabilities(double[][] z, int rows, double[] out, int at) {
        if (z.length == 1) {
            new LogOddsTile(rows).probabilities(z[0], rows, out, at);
        } else {
            softmax(z, rows, out, at);
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
}
