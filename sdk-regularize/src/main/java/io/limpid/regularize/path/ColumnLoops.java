package io.limpid.regularize.path;

/**
 * Loops over columns, eight or four at a time and all arrays at the same index: a column's sum is the same whatever
 * stands beside it, in row order within a tile.
 */
final class ColumnLoops {

    /** Rows of a tile: a few hundred columns of them stay in a second-level cache. */
    static final int TILE = 512;

    private ColumnLoops() {}

    /** {@code out[k] += sum_i r[i] x[list[k]][i]} for rows {@code from <= i < to} and {@code first <= k < end}. */
    static void addProducts(double[][] x, int[] list, int first, int end, double[] r, int from, int to, double[] out) {
        int k = first;
        for (; k + 7 < end; k += 8) {
            addEight(x, list, k, r, from, to, out);
        }
        for (; k < end; k++) {
            out[k] += dot(x[list[k]], r, from, to);
        }
    }

    private static void addEight(double[][] x, int[] list, int k, double[] r, int from, int to, double[] out) {
        double[] x0 = x[list[k]];
        double[] x1 = x[list[k + 1]];
        double[] x2 = x[list[k + 2]];
        double[] x3 = x[list[k + 3]];
        double[] x4 = x[list[k + 4]];
        double[] x5 = x[list[k + 5]];
        double[] x6 = x[list[k + 6]];
        double[] x7 = x[list[k + 7]];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int i = from; i < to; i++) {
            double ri = r[i];
            s0 += ri * x0[i];
            s1 += ri * x1[i];
            s2 += ri * x2[i];
            s3 += ri * x3[i];
            s4 += ri * x4[i];
            s5 += ri * x5[i];
            s6 += ri * x6[i];
            s7 += ri * x7[i];
        }
        out[k] += s0;
        out[k + 1] += s1;
        out[k + 2] += s2;
        out[k + 3] += s3;
        out[k + 4] += s4;
        out[k + 5] += s5;
        out[k + 6] += s6;
        out[k + 7] += s7;
    }

    /** {@code sum_i a[i] b[i]} in row order. */
    static double dot(double[] a, double[] b, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** {@code out[i] += sum_k c[k] x[list[k]][i]} for rows {@code from <= i < to} and the first {@code count} k. */
    static void addColumns(double[][] x, int[] list, int count, double[] c, double[] out, int from, int to) {
        int k = 0;
        for (; k + 3 < count; k += 4) {
            double[] x0 = x[list[k]];
            double[] x1 = x[list[k + 1]];
            double[] x2 = x[list[k + 2]];
            double[] x3 = x[list[k + 3]];
            double c0 = c[k];
            double c1 = c[k + 1];
            double c2 = c[k + 2];
            double c3 = c[k + 3];
            for (int i = from; i < to; i++) {
                out[i] += c0 * x0[i] + c1 * x1[i] + c2 * x2[i] + c3 * x3[i];
            }
        }
        for (; k < count; k++) {
            double[] x0 = x[list[k]];
            double c0 = c[k];
            for (int i = from; i < to; i++) {
                out[i] += c0 * x0[i];
            }
        }
    }

    /** {@code y[j] -= c x[j]} from {@code from} to {@code to}. */
    static void subtract(double[] y, double c, double[] x, int from, int to) {
        for (int j = from; j < to; j++) {
            y[j] -= c * x[j];
        }
    }

    /**
     * {@code y[j] += sum_i c[at + i] rows[at + i][j]} for four rows and {@code j < end}: of more the JIT compiler on JDK
     * 17 makes no vectors.
     */
    static void addFourRows(double[][] rows, int at, double[] c, double[] y, int end) {
        double[] r0 = rows[at];
        double[] r1 = rows[at + 1];
        double[] r2 = rows[at + 2];
        double[] r3 = rows[at + 3];
        double c0 = c[at];
        double c1 = c[at + 1];
        double c2 = c[at + 2];
        double c3 = c[at + 3];
        for (int j = 0; j < end; j++) {
            y[j] += c0 * r0[j] + c1 * r1[j] + c2 * r2[j] + c3 * r3[j];
        }
    }

    /** {@code y[j] -= c0 r0[j] + ... + c3 r3[j]} from {@code from} to {@code to}. */
    static void subtractFour(
            double[] y, double[] c, double[] r0, double[] r1, double[] r2, double[] r3, int from, int to) {
        double c0 = c[0];
        double c1 = c[1];
        double c2 = c[2];
        double c3 = c[3];
        for (int j = from; j < to; j++) {
            y[j] -= c0 * r0[j] + c1 * r1[j] + c2 * r2[j] + c3 * r3[j];
        }
    }

    /** {@code out[m] = sum_j r_m[j] x[j]} of four rows. */
    static void dotFour(
            double[] r0, double[] r1, double[] r2, double[] r3, double[] x, int from, int to, double[] out) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int j = from; j < to; j++) {
            double xj = x[j];
            s0 += r0[j] * xj;
            s1 += r1[j] * xj;
            s2 += r2[j] * xj;
            s3 += r3[j] * xj;
        }
        out[0] = s0;
        out[1] = s1;
        out[2] = s2;
        out[3] = s3;
    }

    /** {@code y[j] += c v[j] + d w[j]} for {@code j < end}. */
    static void addTwo(double[] y, double c, double[] v, double d, double[] w, int end) {
        for (int j = 0; j < end; j++) {
            y[j] += c * v[j] + d * w[j];
        }
    }
}
