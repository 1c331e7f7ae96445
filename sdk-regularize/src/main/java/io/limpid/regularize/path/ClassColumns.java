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

    /** What a step of the set's coefficients, by place, adds to the predictors of each class. */
    void step(double[][] x, double[] by, double[][] out) {
        for (int k = 0; k < count.length; k++) {
            double[] own = new double[count[k]];
            for (int s = 0; s < own.length; s++) {
                own[s] = by[place[k][s]];
            }
            Arrays.fill(out[k], 0);
            for (int from = 0; from < out[k].length; from += ColumnLoops.TILE) {
                int to = Math.min(out[k].length, from + ColumnLoops.TILE);
                ColumnLoops.addColumns(x, column[k], own.length, own, out[k], from, to);
            }
        }
    }

    /** The negative derivatives of the set's coefficients, by number. */
    void gradient(double[][] x, MultinomialRows rows, double[] out) {
        double[] sums = new double[columns];
        for (int k = 0; k < count.length; k++) {
            Products.gradient(x, column[k], 0, count[k], rows.residual(k), sums);
            for (int s = 0; s < count[k]; s++) {
                out[k * columns + column[k][s]] = sums[s];
            }
        }
    }

    /**
     * Fills the rows of the set's matrix from place {@code first} on with {@code sum_i x_i H_i x_i'}, {@code H} the second
     * derivatives of the rows' losses when they were last kept. Rows are read tile by tile.
     */
    void fill(double[][] x, MultinomialRows rows, WorkingSet set, int first) {
        for (int t = first; t < set.size(); t++) {
            Arrays.fill(set.row(t), 0, t + 1, 0);
        }
        double[] curved = new double[rows.size()];
        double[] sums = new double[set.size()];
        int[] upTo = new int[count.length];
        for (int from = 0; from < rows.size(); from += ColumnLoops.TILE) {
            int to = Math.min(rows.size(), from + ColumnLoops.TILE);
            Arrays.fill(upTo, 0);
            for (int t = 0; t < set.size(); t++) {
                int k = set.variable(t) / columns;
                upTo[k]++;
                for (int m = 0; m < upTo.length && t >= first; m++) {
                    if (upTo[m] > 0) {
                        rows.curve(k, m, x[set.variable(t) % columns], from, to, curved);
                        Arrays.fill(sums, 0, upTo[m], 0);
                        ColumnLoops.addProducts(x, column[m], 0, upTo[m], curved, from, to, sums);
                        add(sums, place[m], upTo[m], set.row(t));
                    }
                }
            }
        }
        set.mirror(first);
    }

    private static void add(double[] sums, int[] places, int count, double[] row) {
        for (int s = 0; s < count; s++) {
            row[places[s]] += sums[s];
        }
    }
}
