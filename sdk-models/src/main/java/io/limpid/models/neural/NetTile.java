package io.limpid.models.neural;

import java.util.Arrays;

/**
 * Kernels of layers behind the first, over tiles of rows. Every sum runs from left to right, so that it is the same
 * however many terms a loop takes at once.
 */
final class NetTile {

    private NetTile() {}

    /** {@code z[unit][i] = bias[unit] + sum_k weights[unit][k] a[k][i]}. */
    static void affine(double[][] a, int rows, double[][] weights, double[] bias, double[][] z) {
        for (int u = 0; u < weights.length; u++) {
            double[] sum = z[u];
            double[] w = weights[u];
            int k = start(a, w, bias[u], rows, sum);
            for (; k + 3 < w.length; k += 4) {
                add(a, k, w[k], w[k + 1], w[k + 2], w[k + 3], rows, sum);
            }
            for (; k < w.length; k++) {
                add(a[k], w[k], rows, sum);
            }
        }
    }

    /** The constant and the first four terms, if there are as many; returns how many. */
    private static int start(double[][] a, double[] w, double bias, int rows, double[] sum) {
        if (w.length < 4) {
            Arrays.fill(sum, 0, rows, bias);
            return 0;
        }
        double[] a0 = a[0];
        double[] a1 = a[1];
        double[] a2 = a[2];
        double[] a3 = a[3];
        double w0 = w[0];
        double w1 = w[1];
        double w2 = w[2];
        double w3 = w[3];
        for (int i = 0; i < rows; i++) {
            sum[i] = bias + w0 * a0[i] + w1 * a1[i] + w2 * a2[i] + w3 * a3[i];
        }
        return 4;
    }

    /** {@code below[k][i] = sum_unit weights[unit][k] d[unit][i]}. */
    static void transposed(double[][] d, int rows, double[][] weights, double[][] below) {
        for (int k = 0; k < below.length; k++) {
            double[] sum = below[k];
            double only = weights[0][k];
            double[] first = d[0];
            for (int i = 0; i < rows; i++) {
                sum[i] = 0.0 + only * first[i]; // No minus before a zero.
            }
            int u = 1;
            for (; u + 3 < weights.length; u += 4) {
                double w0 = weights[u][k];
                double w1 = weights[u + 1][k];
                double w2 = weights[u + 2][k];
                double w3 = weights[u + 3][k];
                add(d, u, w0, w1, w2, w3, rows, sum);
            }
            for (; u < weights.length; u++) {
                add(d[u], weights[u][k], rows, sum);
            }
        }
    }

    /** {@code g[unit] += sum_i d[unit][i]}, four units at once so that no addition waits for the one before it. */
    static void addSums(double[][] d, int rows, double[] g) {
        int u = 0;
        for (; u + 3 < d.length; u += 4) {
            double[] d0 = d[u];
            double[] d1 = d[u + 1];
            double[] d2 = d[u + 2];
            double[] d3 = d[u + 3];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int i = 0; i < rows; i++) {
                s0 += d0[i];
                s1 += d1[i];
                s2 += d2[i];
                s3 += d3[i];
            }
            g[u] += s0;
            g[u + 1] += s1;
            g[u + 2] += s2;
            g[u + 3] += s3;
        }
        for (; u < d.length; u++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += d[u][i];
            }
            g[u] += sum;
        }
    }

    /** {@code turned[i][k] = a[k][i]} for the first {@code count} arrays of a, four of them at once. */
    static void turn(double[][] a, int count, int length, double[][] turned) {
        int k = 0;
        for (; k + 3 < count; k += 4) {
            double[] a0 = a[k];
            double[] a1 = a[k + 1];
            double[] a2 = a[k + 2];
            double[] a3 = a[k + 3];
            for (int i = 0; i < length; i++) {
                double[] to = turned[i];
                to[k] = a0[i];
                to[k + 1] = a1[i];
                to[k + 2] = a2[i];
                to[k + 3] = a3[i];
            }
        }
        for (; k < count; k++) {
            double[] ak = a[k];
            for (int i = 0; i < length; i++) {
                turned[i][k] = ak[i];
            }
        }
    }

    /** Adds {@code w0 x[k] + w1 x[k + 1] + w2 x[k + 2] + w3 x[k + 3]}, one after the other. */
    static void add(double[][] x, int k, double w0, double w1, double w2, double w3, int n, double[] sum) {
        double[] x0 = x[k];
        double[] x1 = x[k + 1];
        double[] x2 = x[k + 2];
        double[] x3 = x[k + 3];
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i];
        }
    }

    static void add(double[] x, double w, int n, double[] sum) {
        for (int i = 0; i < n; i++) {
            sum[i] += w * x[i];
        }
    }
}
