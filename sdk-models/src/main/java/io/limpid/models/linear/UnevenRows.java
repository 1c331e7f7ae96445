package io.limpid.models.linear;

import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Least squares' rows where some weigh more than a million times as much as others. Householder's reflections keep each
 * row's own digits, the lightest one's too, when rows come in the order of their size and columns are pivoted (Powell
 * and Reid 1969; Higham, Accuracy and Stability of Numerical Algorithms, 19.4); in another order a heavy row that comes
 * late leaves its rounding in the light ones.
 *
 * <p>The intercept's column, the roots of the weights, is the first to be reflected, with the heaviest row on top. Means
 * taken off beforehand leave as much of it as the heavy rows' rounding, which may be all that the light rows have. What
 * is left are rows of another size, which are put in order again.
 */
final class UnevenRows {

    /** Of the heaviest to the lightest; the digits lost are those of its root, so three of sixteen at most. */
    private static final double MOST_RATIO = 1e6;

    /** The roots of the weights, heaviest first; in its first place the reflection's. */
    private final double[] v;

    private final int[] order;
    private final double scale;

    private UnevenRows(double[] root) {
        this.order = descending(root);
        this.v = select(root, order);
        double norm = Math.sqrt(LogisticLoss.dot(v, v));
        this.scale = 1 / (norm * (norm + v[0]));
        v[0] += norm;
    }

    /** Whether the order of the rows matters. */
    static boolean among(double[] weights) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double w : weights) {
            least = Math.min(least, w);
            most = Math.max(most, w);
        }
        return most / MOST_RATIO > least;
    }

    /** The first of the rows that weigh most. */
    static int heaviest(double[] weights) {
        int heaviest = 0;
        for (int i = 1; i < weights.length; i++) {
            heaviest = weights[i] > weights[heaviest] ? i : heaviest;
        }
        return heaviest;
    }

    /**
     * The standardised columns and, behind them, the standardised target, without the intercept's direction: one row
     * less, the largest rows first. Least squares of the target on the columns is the same in these rows.
     */
    static double[][] reduce(CentredTask data, double[] root, Run run) {
        UnevenRows rows = new UnevenRows(root);
        int p = data.varying().length;
        double[][] reduced = new double[p + 1][];
        double[] largest = new double[root.length - 1];
        for (int j = 0; j <= p; j++) {
            run.cancellation().check();
            // One at a time: of a column there is never more than its copy here and the one being made.
            reduced[j] = rows.reflected(j < p ? data.standardised(j, root) : data.standardisedTarget(root));
            for (int i = 0; i < largest.length && j < p; i++) {
                largest[i] = Math.max(largest[i], Math.abs(reduced[j][i]));
            }
        }
        int[] bySize = descending(largest);
        for (int j = 0; j < reduced.length; j++) {
            reduced[j] = select(reduced[j], bySize);
        }
        return reduced;
    }

    /** What is wrong with the weights. */
    static IllegalArgumentException tooUneven(String expected, double[] weights) {
        return new IllegalArgumentException("weights: expected ones close enough to each other for " + expected
                + ", got " + Arrays.stream(weights).min().orElse(0) + " to "
                + Arrays.stream(weights).max().orElse(0));
    }

    private double[] reflected(double[] column) {
        double[] y = select(column, order);
        double s = scale * LogisticLoss.dot(v, y);
        for (int i = 1; i < y.length; i++) {
            y[i] -= s * v[i];
        }
        return Arrays.copyOfRange(y, 1, y.length);
    }

    /** Equal ones stay in their order. */
    private static int[] descending(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -values[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static double[] select(double[] values, int[] order) {
        double[] selected = new double[order.length];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = values[order[i]];
        }
        return selected;
    }
}
