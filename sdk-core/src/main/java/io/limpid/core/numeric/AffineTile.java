package io.limpid.core.numeric;

import java.util.Arrays;

/**
 * Kernels over tiles of rows: {@code z = W x + b}, sums over units. Every column and every unit has its
 * own array and all are read at the same index, four at a time: that form the JIT compiler vectorises, offsets into one
 * array it does not.
 */
public final class AffineTile {

    /** Rows per tile: 40 columns of 64 rows fit a first-level cache of 32 KiB. */
    public static final int ROWS = 64;

    private AffineTile() {}

    /** {@code tile[j][i] = columns[j][from + i]}. */
    public static void copy(double[][] columns, int from, int rows, double[][] tile) {
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(columns[j], from, tile[j], 0, rows);
        }
    }

    /** {@code z[unit][i] = bias[unit] + sum_j weights[unit][j] x[j][i]}; a row's sum does not depend on the tile. */
    public static void affine(double[][] x, int rows, double[][] weights, double[] bias, double[][] z) {
        if (rows == 1) {
            ofOneRow(x, weights, bias, z);
            return;
        }
        for (int k = 0; k < weights.length; k++) {
            int started = start(x, rows, weights[k], bias[k], z[k]);
            add(x, started, weights[k].length, rows, weights[k], 0, z[k]);
        }
    }

    /**
     * The same of {@code rows} rows of columns from {@code from} on, which are copied to {@code x}: four columns serve
     * all units before the next four, so that they are read from the first-level cache.
     */
    public static void affine(
            double[][] columns, int from, int rows, double[][] x, double[][] weights, double[] bias, double[][] z) {
        if (rows == 1 || columns.length < 4) {
            copy(columns, from, rows, x);
            affine(x, rows, weights, bias, z);
            return;
        }
        for (int j = 0; j < columns.length; j += 4) {
            int to = Math.min(columns.length, j + 4);
            for (int c = j; c < to; c++) {
                System.arraycopy(columns[c], from, x[c], 0, rows);
            }
            for (int k = 0; k < weights.length; k++) {
                if (j == 0) {
                    start(x, rows, weights[k], bias[k], z[k]);
                } else {
                    add(x, j, to, rows, weights[k], 0, z[k]);
                }
            }
        }
    }

    /** The same sums of a row alone: those of four units at a time, which need not wait for each other. */
    private static void ofOneRow(double[][] x, double[][] weights, double[] bias, double[][] z) {
        int fours = x.length - x.length % 4;
        int k = 0;
        for (; k + 3 < weights.length; k += 4) {
            double[] u = weights[k];
            double[] v = weights[k + 1];
            double[] w = weights[k + 2];
            double[] y = weights[k + 3];
            double atU = bias[k];
            double atV = bias[k + 1];
            double atW = bias[k + 2];
            double atY = bias[k + 3];
            int j = 0;
            for (; j < fours; j += 4) {
                double a = x[j][0];
                double b = x[j + 1][0];
                double c = x[j + 2][0];
                double d = x[j + 3][0];
                atU += u[j] * a + u[j + 1] * b + u[j + 2] * c + u[j + 3] * d;
                atV += v[j] * a + v[j + 1] * b + v[j + 2] * c + v[j + 3] * d;
                atW += w[j] * a + w[j + 1] * b + w[j + 2] * c + w[j + 3] * d;
                atY += y[j] * a + y[j + 1] * b + y[j + 2] * c + y[j + 3] * d;
            }
            for (; j < x.length; j++) {
                atU += u[j] * x[j][0];
                atV += v[j] * x[j][0];
                atW += w[j] * x[j][0];
                atY += y[j] * x[j][0];
            }
            z[k][0] = atU;
            z[k + 1][0] = atV;
            z[k + 2][0] = atW;
            z[k + 3][0] = atY;
        }
        for (; k < weights.length; k++) {
            z[k][0] = bias[k];
            add(x, 0, weights[k].length, 1, weights[k], 0, z[k]);
        }
    }

    /** The constant and the first four terms, if there are as many; returns how many. */
    private static int start(double[][] x, int rows, double[] weights, double bias, double[] sum) {
        if (weights.length < 4) {
            Arrays.fill(sum, 0, rows, bias);
            return 0;
        }
        double[] x0 = x[0];
        double[] x1 = x[1];
        double[] x2 = x[2];
        double[] x3 = x[3];
        double w0 = weights[0];
        double w1 = weights[1];
        double w2 = weights[2];
        double w3 = weights[3];
        for (int i = 0; i < rows; i++) {
            sum[i] = bias + (w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i]);
        }
        return 4;
    }

    /** {@code sum[i] += sum_j weights[j] x[j][i]}. */
    public static void add(double[][] x, int rows, double[] weights, double[] sum) {
        add(x, weights.length, rows, weights, 0, sum);
    }

    /**
     * {@code sum[i] += sum_j weights[first + j] x[j][i]} for the first {@code columns} columns of x: for a block of
     * columns, after multiples of four of them the same sums as of all at once.
     */
    public static void add(double[][] x, int columns, int rows, double[] weights, int first, double[] sum) {
        add(x, 0, columns, rows, weights, first, sum);
    }

    private static void add(double[][] x, int from, int columns, int rows, double[] weights, int first, double[] sum) {
        int j = from;
        for (; j + 3 < columns; j += 4) {
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
        for (; j < columns; j++) {
            double[] x0 = x[j];
            double w0 = weights[first + j];
            for (int i = 0; i < rows; i++) {
                sum[i] += w0 * x0[i];
            }
        }
    }

    /** The first row whose value is not a number, or -1. */
    public static int firstNaN(double[] s, int rows) {
        for (int i = 0; i < rows; i++) {
            if (Double.isNaN(s[i])) {
                return i;
            }
        }
        return -1;
    }
}
