package io.limpid.models.neural;

import java.util.Arrays;

/** Kernel: derivatives by the weights between two layers, summed over a tile of rows in their order. */
final class NetGradientTile {

    /** From so many units on it pays to turn the inputs, so that the inner loops run over them. */
    private static final int MANY = 4;

    private final double[][] turned;
    private final double[] sum;

    /** Room for so many rows and inputs. */
    NetGradientTile(int rows, int inputs) {
        this.turned = new double[rows][inputs];
        this.sum = new double[inputs];
    }

    /** {@code g[unit][k] += sum_i d[unit][i] a[k][i]}, the sum over the tile first. */
    void add(double[][] d, double[][] a, int rows, double[][] g) {
        if (d.length < MANY) {
            for (int u = 0; u < d.length; u++) {
                addProducts(d[u], a, rows, g[u]);
            }
            return;
        }
        NetTile.turn(a, g[0].length, rows, turned);
        for (int u = 0; u < d.length; u++) {
            addRows(d[u], rows, g[u]);
        }
    }

    /** Four inputs at once, so that no addition waits for the one before it. */
    private static void addProducts(double[] d, double[][] a, int rows, double[] g) {
        int k = 0;
        for (; k + 3 < g.length; k += 4) {
            double[] a0 = a[k];
            double[] a1 = a[k + 1];
            double[] a2 = a[k + 2];
            double[] a3 = a[k + 3];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int i = 0; i < rows; i++) {
                double di = d[i];
                s0 += di * a0[i];
                s1 += di * a1[i];
                s2 += di * a2[i];
                s3 += di * a3[i];
            }
            g[k] += s0;
            g[k + 1] += s1;
            g[k + 2] += s2;
            g[k + 3] += s3;
        }
        for (; k < g.length; k++) {
            double s = 0;
            for (int i = 0; i < rows; i++) {
                s += d[i] * a[k][i];
            }
            g[k] += s;
        }
    }

    private void addRows(double[] d, int rows, double[] g) {
        int width = g.length;
        Arrays.fill(sum, 0, width, 0.0);
        int i = 0;
        for (; i + 3 < rows; i += 4) {
            NetTile.add(turned, i, d[i], d[i + 1], d[i + 2], d[i + 3], width, sum);
        }
        for (; i < rows; i++) {
            NetTile.add(turned[i], d[i], width, sum);
        }
        for (int k = 0; k < width; k++) {
            g[k] += sum[k];
        }
    }
}
