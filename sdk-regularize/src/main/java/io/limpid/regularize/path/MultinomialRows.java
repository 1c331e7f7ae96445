package io.limpid.regularize.path;

import io.limpid.core.kernel.ElementaryLoops;
import java.util.Arrays;

/**
 * What the rows of a problem of three and more classes come to at given predictors: the mean loss {@code sum_i w_i (log
 * sum_k exp(z_ik) - z_iy)}, its negative derivatives {@code w_i (y_ik - p_ik)} and what its second derivatives {@code w_i
 * p_ik (d_km - p_im)} are made of. One array a class.
 */
final class MultinomialRows {

    private final double[] y;
    private final double[] shares;
    private final double[][] residual;
    private final double[][] p;
    /** {@code w_i (1 - p_ik)}, without cancellation. */
    private final double[][] rest;
    /** The row's own class: {@code w (1 - p)} and {@code (1 - p) / p}. */
    private final double[] wrong;

    private final double[] odds;

    private final double[][] e;
    private final double[] most = new double[ColumnLoops.TILE];
    private final double[] others = new double[ColumnLoops.TILE];
    private final double[] log = new double[ColumnLoops.TILE];
    private final int[] top = new int[ColumnLoops.TILE];
    private final ElementaryLoops.Room room = ElementaryLoops.Room.of(ColumnLoops.TILE);

    /**
     * Rows of classes 0, 1, ...
     *
     * @param shares their weights, of sum one
     */
    MultinomialRows(double[] y, double[] shares, int classes) {
        this.y = y;
        this.shares = shares;
        this.residual = new double[classes][y.length];
        this.p = new double[classes][y.length];
        this.rest = new double[classes][y.length];
        this.wrong = new double[y.length];
        this.odds = new double[y.length];
        this.e = new double[classes][ColumnLoops.TILE];
    }

    int size() {
        return y.length;
    }

    int classes() {
        return p.length;
    }

    /** {@code w_i (y_ik - p_ik)} of class {@code k}. */
    double[] residual(int k) {
        return residual[k];
    }

    /** The loss at these predictors; sets their derivatives. */
    double evaluate(double[][] z) {
        double sum = 0;
        for (int from = 0; from < y.length; from += ColumnLoops.TILE) {
            int m = Math.min(ColumnLoops.TILE, y.length - from);
            exponentials(z, from, m);
            ElementaryLoops.log1p(others, log, m, room);
            for (int k = 0; k < e.length; k++) {
                derivatives(k, from, m);
            }
            for (int i = 0; i < m; i++) {
                int row = from + i;
                int own = (int) y[row];
                double apart = own == top[i] ? others[i] : 1 + others[i] - e[own][i];
                odds[row] = apart / e[own][i];
                wrong[row] = rest[own][row];
                sum += shares[row] * (log[i] + (most[i] - z[own][row]));
            }
        }
        return sum;
    }

    /** Relative to the largest of a row, and the sum of all but that one, which may be tiny. */
    private void exponentials(double[][] z, int from, int m) {
        Arrays.fill(most, 0, m, Double.NEGATIVE_INFINITY);
        Arrays.fill(others, 0, m, 0);
        for (int k = 0; k < e.length; k++) {
            for (int i = 0; i < m; i++) {
                top[i] = z[k][from + i] > most[i] ? k : top[i];
                most[i] = Math.max(most[i], z[k][from + i]);
            }
        }
        for (int k = 0; k < e.length; k++) {
            for (int i = 0; i < m; i++) {
                e[k][i] = z[k][from + i] - most[i];
            }
            ElementaryLoops.exp(e[k], e[k], m, room);
            for (int i = 0; i < m; i++) {
                others[i] += top[i] == k ? 0 : e[k][i];
            }
        }
    }

    private void derivatives(int k, int from, int m) {
        for (int i = 0; i < m; i++) {
            int row = from + i;
            double sum = 1 + others[i];
            double share = e[k][i] / sum;
            double left = shares[row] * (top[i] == k ? others[i] / sum : 1 - share);
            p[k][row] = share;
            rest[k][row] = left;
            residual[k][row] = y[row] == k ? left : -shares[row] * share;
        }
    }

    /** {@code out_i = w_i p_ik (d_km - p_im) x_i}, for rows {@code from <= i < to}. */
    void curve(int k, int m, double[] x, int from, int to, double[] out) {
        double[] first = p[k];
        if (k == m) {
            double[] left = rest[k];
            for (int i = from; i < to; i++) {
                out[i] = left[i] * first[i] * x[i];
            }
        } else {
            double[] second = p[m];
            for (int i = from; i < to; i++) {
                out[i] = -shares[i] * first[i] * second[i] * x[i];
            }
        }
    }

    /**
     * What the rows add to the duality gap when the dual point is {@code scale} times the residual: the divergence {@code
     * sum_i w_i KL(y_i - scale (y_i - p_i) || p_i)}. The probabilities of the wrong classes shrink by the same factor, so
     * that it is that of right against wrong.
     */
    double divergence(double scale) {
        return Divergence.of(scale, shares, wrong, odds);
    }
}
