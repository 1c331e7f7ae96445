package io.limpid.regularize.path;

import java.util.Arrays;

/**
 * Which columns outside the working set may have a derivative that matters by now: since it was last computed it cannot
 * have changed by more than the column's norm times the way the residual has gone (Cauchy and Schwarz), so most columns
 * need not be read again while the penalty is strong.
 */
final class Outside {

    /** Derivatives above this share of the penalty are computed, for the strong rule of the next lambda to see. */
    private static final double NEAR = 0.9;

    /** Room for the rounding of the sums. */
    private static final double ROUNDING = 1 + 1e-12;

    private final double[] norm;
    private final double[] since;
    private final double[] weight;
    private final double[] residual;
    private double way;

    /**
     * Of columns whose derivatives are all known at this residual.
     *
     * @param shares what each product of a column and the residual weighs where the residual has it in it; empty for one
     */
    Outside(double[][] x, double[] shares, double[] residual) {
        this.norm = new double[x.length];
        this.since = new double[x.length];
        this.residual = residual.clone();
        this.weight = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            weight[i] = 1 / shares[i];
        }
        for (int j = 0; j < x.length; j++) {
            double sum = 0;
            for (int i = 0; i < residual.length; i++) {
                sum += (shares.length > 0 ? shares[i] : 1) * (x[j][i] * x[j][i]);
            }
            norm[j] = Math.sqrt(sum) * ROUNDING;
        }
    }

    /** The columns to be computed at this residual, which then count as known; {@code u} are those last known. */
    int[] due(double[] now, double[] u, WorkingSet set, Shrinkage shrinkage) {
        double sum = 0;
        for (int i = 0; i < now.length; i++) {
            double moved = now[i] - residual[i];
            sum += (weight.length > 0 ? weight[i] : 1) * (moved * moved);
        }
        way += Math.sqrt(sum) * ROUNDING;
        System.arraycopy(now, 0, residual, 0, now.length);
        int[] list = new int[u.length];
        int count = 0;
        for (int j = 0; j < u.length; j++) {
            if (!set.has(j) && !(Math.abs(u[j]) + norm[j] * (way - since[j]) < NEAR * shrinkage.l1(j))) {
                since[j] = way;
                list[count++] = j;
            }
        }
        return Arrays.copyOf(list, count);
    }
}
