package io.limpid.regularize.path;

import java.util.Arrays;

/** Sums of products of columns over rows, tile by tile of rows so that each is read from memory once. */
final class Products {

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
        int size = set.size();
        for (int k = first; k < size; k++) {
            Arrays.fill(set.row(k), 0, k + 1, 0);
        }
        int rows = work.length;
        for (int from = 0; from < rows; from += ColumnLoops.TILE) {
            int to = Math.min(rows, from + ColumnLoops.TILE);
            for (int k = first; k < size; k++) {
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
        set.mirror(first);
    }
}
