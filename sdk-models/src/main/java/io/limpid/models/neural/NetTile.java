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
            Arrays.fill(sum, 0, rows, bias[u]);
            int k = 0;
            for (; k + 3 < w.length; k += 4) {
                add(a, k, w[k], w[k + 1], w[k + 2], w[k + 3], rows, sum);
            }
            for (; k < w.length; k++) {
                add(a[k], w[k], rows, sum);
            }
        }
    }

    /** {@code below[k][i] = sum_unit weights[unit][k] d[unit][i]}. */
    static void transposed(double[][] d, int rows, double[][] weights, double[][] below) {
        for (int k = 0; k < below.length; k++) {
            double[] sum = below[k];
            Arrays.fill(sum, 0, rows, 0.0);
            int u = 0;
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

    /** {@code g[j] += sum_i d[i] x[i][j]}, the sum over the tile first. */
    static void addRows(double[] d, int rows, double[][] x, double[] sum, double[] g) {
        int width = g.length;
        Arrays.fill(sum, 0, width, 0.0);
        int i = 0;
        for (; i + 3 < rows; i += 4) {
            add(x, i, d[i], d[i + 1], d[i + 2], d[i + 3], width, sum);
        }
        for (; i < rows; i++) {
            add(x[i], d[i], width, sum);
        }
        for (int j = 0; j < width; j++) {
            g[j] += sum[j];
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

    /** {@code turned[i][unit] = a[unit][i]}. */
    static void turn(double[][] a, int rows, double[][] turned) {
        for (int k = 0; k < a.length; k++) {
            double[] ak = a[k];
            for (int i = 0; i < rows; i++) {
                turned[i][k] = ak[i];
            }
        }
    }

    /** Adds {@code w0 x[k] + w1 x[k + 1] + w2 x[k + 2] + w3 x[k + 3]}, one after the other. */
    private static void add(double[][] x, int k, double w0, double w1, double w2, double w3, int n, double[] sum) {
        double[] x0 = x[k];
        double[] x1 = x[k + 1];
        double[] x2 = x[k + 2];
        double[] x3 = x[k + 3];
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i];
        }
    }

    private static void add(double[] x, double w, int n, double[] sum) {
        for (int i = 0; i < n; i++) {
            sum[i] += w * x[i];
        }
    }
}
