package io.limpid.regularize.path;

import java.util.Arrays;

/** Sums of products of columns over rows, tile by tile of rows so that each is read from memory once. */
final class Products {

    /** Rows turned at once: of some hundred columns they stay in a first-level cache. */
    private static final int ROWS = 16;

    /** With fewer new columns turning the rows does not pay. */
    private static final int LEAST_NEW = 6;

    private Products() {}

    /** {@code out[k] = sum_i r[i] x[list[k]][i]} for {@code first <= k < end}. */
    static void gradient(double[][] x, int[] list, int first, int end, double[] r, double[] out) {
        for (int k = first; k < end; k++) {
            out[k] = 0;
        }
        for (int from = 0; from < r.length; from += ColumnLoops.TILE) {
            int to = Math.min(r.length, from + ColumnLoops.TILE);
            ColumnLoops.addProducts(x, list, first, end, r, from, to, out);
        }
    }

    /**
     * Fills the rows of a working set from place {@code first} on with {@code sum_i v[i] x_k[i] x_m[i]}; {@code v} is 1
     * where it is empty.
     */
    static void fill(double[][] x, double[] v, WorkingSet set, int first, double[] work) {
        for (int k = first; k < set.size(); k++) {
            Arrays.fill(set.row(k), 0, k + 1, 0);
        }
        if (set.size() - first < LEAST_NEW) {
            fillByColumns(x, v, set, first, work);
        } else {
            fillByRows(x, v, set, first, work.length);
        }
        set.mirror(first);
    }

    private static void fillByColumns(double[][] x, double[] v, WorkingSet set, int first, double[] work) {
        for (int from = 0; from < work.length; from += ColumnLoops.TILE) {
            int to = Math.min(work.length, from + ColumnLoops.TILE);
            for (int k = first; k < set.size(); k++) {
                double[] column = x[set.variable(k)];
                double[] weighted = column;
                if (v.length > 0) {
                    weighted = work;
                    for (int i = from; i < to; i++) {
                        work[i] = v[i] * column[i];
                    }
                }
                ColumnLoops.addProducts(x, set.variables(), 0, k + 1, weighted, from, to, set.row(k));
            }
        }
    }

    /** A few rows at a time are turned so that a row is an array: sums over many columns then run in vectors. */
    private static void fillByRows(double[][] x, double[] v, WorkingSet set, int first, int rows) {
        int size = set.size();
        double[][] turned = new double[ROWS][size];
        double[] c = new double[ROWS];
        for (int from = 0; from < rows; from += ROWS) {
            int count = Math.min(ROWS, rows - from);
            turn(x, set, from, count, turned);
            for (int i = count; i < ROWS; i++) {
                Arrays.fill(turned[i], 0);
            }
            for (int k = first; k < size; k++) {
                for (int i = 0; i < count; i++) {
                    c[i] = v.length > 0 ? v[from + i] * turned[i][k] : turned[i][k];
                }
                for (int i = 0; i < ROWS; i += 4) {
                    ColumnLoops.addFourRows(turned, i, c, set.row(k), k + 1);
                }
            }
        }
    }

    private static void turn(double[][] x, WorkingSet set, int from, int count, double[][] turned) {
        int k = 0;
        for (; k + 3 < set.size(); k += 4) {
            double[] c0 = x[set.variable(k)];
            double[] c1 = x[set.variable(k + 1)];
            double[] c2 = x[set.variable(k + 2)];
            double[] c3 = x[set.variable(k + 3)];
            for (int i = 0; i < count; i++) {
                double[] row = turned[i];
                row[k] = c0[from + i];
                row[k + 1] = c1[from + i];
                row[k + 2] = c2[from + i];
                row[k + 3] = c3[from + i];
            }
        }
        for (; k < set.size(); k++) {
            double[] column = x[set.variable(k)];
            for (int i = 0; i < count; i++) {
                turned[i][k] = column[from + i];
            }
        }
    }
}
