package io.limpid.regularize.path;

import io.limpid.core.kernel.ElementaryLoops;

/**
 * What the rows of a two-class problem come to at given log-odds: the mean loss {@code sum_i w_i (log(1 + exp(z_i)) - y_i
 * z_i)}, its negative derivatives {@code w_i (y_i - p_i)} and second derivatives {@code w_i p_i (1 - p_i)}.
 */
final class LogisticRows {

    /** A gap of so little need not be known more exactly. */
    private static final double NOTHING = 1e-12;

    private final double[] y;
    private final double[] shares;
    private final double[] residual;
    private final double[] curvature;
    /** {@code q / (1 - q)} for the probability q of the wrong class. */
    private final double[] odds;

    /** The sum of the weighted odds. */
    private double squares;

    private final double[] e = new double[ColumnLoops.TILE];
    private final double[] log = new double[ColumnLoops.TILE];
    private final ElementaryLoops.Room room = ElementaryLoops.Room.of(ColumnLoops.TILE);

    /**
     * Rows of classes 0 and 1.
     *
     * @param shares their weights, of sum one
     */
    LogisticRows(double[] y, double[] shares) {
        this.y = y;
        this.shares = shares;
        this.residual = new double[y.length];
        this.curvature = new double[y.length];
        this.odds = new double[y.length];
    }

    int size() {
        return y.length;
    }

    double[] residual() {
        return residual;
    }

    double[] curvature() {
        return curvature;
    }

    /**
     * The loss of rows {@code from} to {@code to} at these log-odds; sets their derivatives. To be called for all rows in
     * order.
     */
    double evaluate(double[] z, int from, int to) {
        squares = from == 0 ? 0 : squares;
        int m = to - from;
        for (int i = 0; i < m; i++) {
            e[i] = -Math.abs(z[from + i]);
        }
        ElementaryLoops.exp(e, e, m, room);
        ElementaryLoops.log1p(e, log, m, room);
        double sum = 0;
        for (int i = 0; i < m; i++) {
            int row = from + i;
            double side = y[row] == 1 ? z[row] : -z[row];
            // The loss is log(1 + exp(-side)); q is the probability of the wrong class.
            double q = (side < 0 ? 1.0 : e[i]) / (1.0 + e[i]);
            double right = (side < 0 ? e[i] : 1.0) / (1.0 + e[i]);
            sum += shares[row] * (log[i] + Math.max(-side, 0));
            residual[row] = shares[row] * (y[row] == 1 ? q : -q);
            curvature[row] = shares[row] * (q * right);
            odds[row] = Math.min(side < 0 ? 1.0 / e[i] : e[i], Double.MAX_VALUE);
            squares += shares[row] * odds[row];
        }
        return sum;
    }

    /**
     * What the rows add to the duality gap when the dual point is {@code scale} times the residual: the divergence
     * {@code sum_i w_i KL(s q_i || q_i)} of wrong-class probabilities made smaller by that.
     */
    double divergence(double scale) {
        // Above the divergence, as chi-square is: enough where it is next to nothing.
        double bound = (1 - scale) * (1 - scale) * squares;
        if (bound <= NOTHING) {
            return bound;
        }
        return Divergence.of(scale, shares, residual, odds);
    }
}
