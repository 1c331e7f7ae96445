package io.limpid.regularize.path;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.ElementaryLoops;

/** How far probabilities are from the same with those of the wrong classes made smaller. */
final class Divergence {

    private Divergence() {}

    /**
     * {@code sum_i w_i KL(s q_i || q_i)} of the two outcomes right and wrong.
     *
     * @param s at most 1
     * @param shares {@code w}
     * @param wrong {@code w_i q_i} or its negative, {@code q} the probability of any wrong class
     * @param odds {@code q_i / (1 - q_i)}
     */
    static double of(double s, double[] shares, double[] wrong, double[] odds) {
        if (s == 1) {
            return 0;
        }
        int tile = Math.min(odds.length, ColumnLoops.TILE);
        double[] e = new double[tile];
        double[] log = new double[tile];
        ElementaryLoops.Room room = ElementaryLoops.Room.of(tile);
        double logScale = Elementary.log(s);
        double sum = 0;
        for (int from = 0; from < odds.length; from += tile) {
            int m = Math.min(odds.length - from, tile);
            for (int i = 0; i < m; i++) {
                e[i] = Math.min((1 - s) * odds[from + i], Double.MAX_VALUE);
            }
            ElementaryLoops.log1p(e, log, m, room);
            for (int i = 0; i < m; i++) {
                int row = from + i;
                double q = Math.abs(wrong[row]) / shares[row];
                // The right outcome's probability grows from 1 - q to 1 - s q, by a factor of 1 + (1 - s) q / (1 - q).
                sum += shares[row] * (s * q * logScale + (1 - s * q) * log[i]);
            }
        }
        return Math.max(0, sum);
    }
}
