package io.limpid.regularize.path;

import java.util.Arrays;

/**
 * The coefficients of a working set class by class, where number {@code v} belongs to column {@code v mod q} of class
 * {@code v / q}; within a class in the order of their places.
 */
final class ClassColumns {

    private final int columns;
    private final int[][] column;
    private final int[][] place;
    private final int[] count;
    private int seen;

    ClassColumns(int classes, int columns) {
        this.columns = columns;
        this.column = new int[classes][16];
        this.place = new int[classes][16];
        this.count = new int[classes];
    }

    /** Takes in what the set has more. */
    void follow(WorkingSet set) {
        for (; seen < set.size(); seen++) {
            int v = set.variable(seen);
            int k = v / columns;
            if (count[k] == column[k].length) {
                column[k] = Arrays.copyOf(column[k], 2 * count[k]);
                place[k] = Arrays.copyOf(place[k], 2 * count[k]);
            }
            column[k][count[k]] = v % columns;
            place[k][count[k]++] = seen;
        }
    }

    /** The columns of a class; longer than {@link #count}. */
    int[] columns(int k) {
        return column[k];
    }

    /** How many columns a class has. */
    int count(int k) {
        return count[k];
    }

    /** The place of a class's column number {@code s} in the working set. */
    int place(int k, int s) {
        return place[k][s];
    }

    /**
     * Fills the set's matrix with {@code sum_i x_i H_i x_i'}, {@code H} the second derivatives of the rows' losses. Rows
     * are read tile by tile, a tile once for each coefficient.
     */
    void fill(double[][] x, MultinomialRows rows, WorkingSet set) {
        for (int t = 0; t < set.size(); t++) {
            Arrays.fill(set.row(t), 0, t + 1, 0);
        }
        double[] curved = new double[rows.size()];
        double[] sums = new double[set.size()];
        for (int from = 0; from < rows.size(); from += ColumnLoops.TILE) {
            int to = Math.min(rows.size(), from + ColumnLoops.TILE);
            int[] upTo = new int[rows.classes()];
            for (int t = 0; t < set.size(); t++) {
                int k = set.variable(t) / columns;
                upTo[k]++;
                for (int m = 0; m < upTo.length; m++) {
                    if (upTo[m] > 0) {
                        rows.curve(k, m, x[set.variable(t) % columns], from, to, curved);
                        Arrays.fill(sums, 0, upTo[m], 0);
                        ColumnLoops.addProducts(x, column[m], 0, upTo[m], curved, from, to, sums);
                        add(sums, place[m], upTo[m], set.row(t));
                    }
                }
            }
        }
        set.mirror(0);
    }

    private static void add(double[] sums, int[] places, int count, double[] row) {
        for (int s = 0; s < count; s++) {
            row[places[s]] += sums[s];
        }
    }
}
