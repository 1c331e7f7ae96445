package io.limpid.models.linear;

import io.limpid.core.numeric.LeastSquaresTask;
import io.limpid.core.run.Run;
import java.util.Arrays;

/**
 * A linear regression's data with the moments of its columns.
 *
 * @param task the data
 * @param target the target's moments
 * @param columns every column's
 * @param varying the columns that are not constant, ascending
 * @param uneven whether the weights are so {@linkplain UnevenRows uneven} that the order of the rows matters
 */
record CentredTask(
        LeastSquaresTask task, CentredColumn target, CentredColumn[] columns, int[] varying, boolean uneven) {

    /** Rounding of sums of fewer numbers is not taken to be smaller. */
    private static final int LEAST_SIZE = 100;

    /** That of R's {@code lm}. */
    private static final double MOST_TOLERANCE = 1e-7;

    /** Takes the moments. */
    static CentredTask of(LeastSquaresTask task, Run run) {
        double[] weights = task.weights();
        double[] shares = new double[weights.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights[i] / task.totalWeight();
        }
        boolean uneven = UnevenRows.among(weights);
        CentredColumn target = column(task.name(), task.target(), weights, shares, uneven);
        CentredColumn[] columns = new CentredColumn[task.columns().length];
        int[] found = new int[columns.length];
        int count = 0;
        for (int j = 0; j < columns.length; j++) {
            run.cancellation().check();
            String name = task.features().field(j).name();
            columns[j] = column(name, task.columns()[j], weights, shares, uneven);
            if (columns[j].deviation() > 0) {
                found[count++] = j;
            }
        }
        return new CentredTask(task, target, columns, Arrays.copyOf(found, count), uneven);
    }

    private static CentredColumn column(
            String name, double[] values, double[] weights, double[] shares, boolean uneven) {
        return uneven
                ? CentredColumn.uneven(name, values, weights, shares)
                : CentredColumn.of(name, values, weights, shares);
    }

    /** The same rows, all of weight 1. */
    CentredTask equallyWeighted(Run run) {
        double[] ones = new double[task.rows()];
        Arrays.fill(ones, 1);
        return of(
                new LeastSquaresTask(task.features(), task.name(), task.columns(), task.target(), ones, ones.length),
                run);
    }

    /** The root of each row's share of the weights. */
    double[] roots() {
        double[] root = new double[task.rows()];
        for (int i = 0; i < root.length; i++) {
            root[i] = Math.sqrt(task.weights()[i] / task.totalWeight());
        }
        return root;
    }

    /** The varying columns standardised and times the roots, each of norm one. */
    double[][] standardised(double[] root) {
        double[][] x = new double[varying.length][];
        for (int j = 0; j < x.length; j++) {
            x[j] = standardised(j, root);
        }
        return x;
    }

    /** Varying column {@code j} standardised and times the roots, of norm one. */
    double[] standardised(int j, double[] root) {
        return columns[varying[j]].standardised(task.columns()[varying[j]], root);
    }

    /** The target standardised and times the roots, of norm one; zeros where it is constant. */
    double[] standardisedTarget(double[] root) {
        return target.deviation() == 0 ? new double[root.length] : target.standardised(task.target(), root);
    }

    /** How short what is left of a standardised column must be to be no more than rounding. */
    double tolerance() {
        double rounding = 0;
        for (int j : varying) {
            rounding = Math.max(rounding, columns[j].rounding());
        }
        double sums = 0x1p-52 * Math.max(LEAST_SIZE, Math.max(task.rows(), varying.length));
        // Capped, so that one column of little more than rounding does not take all others for nothing.
        return Math.min(sums + 8 * rounding, MOST_TOLERANCE);
    }

    /**
     * The target's mean less the coefficients, as rounded, times the columns' means: so that at the means the two
     * cancel. Products and sums carry their rounding errors along (Ogita, Rump and Oishi 2005), as means far from zero
     * make them far larger than the result.
     */
    double intercept(double[] coefficients) {
        double sum = target.mean();
        double rest = target.rest();
        for (int j = 0; j < columns.length; j++) {
            double c = -coefficients[j];
            double product = c * columns[j].mean();
            double lost = Math.fma(c, columns[j].mean(), -product);
            double next = sum + product;
            double added = next - sum;
            rest += (sum - (next - added)) + (product - added) + lost + c * columns[j].rest();
            sum = next;
        }
        return sum + rest;
    }

    /** How large the target's values are, for their rounding, in its deviations. */
    double targetSize() {
        if (target.deviation() == 0) {
            return 0;
        }
        return (uneven ? target.largest() : target.mean()) / target.deviation();
    }

    /** The mean of varying column {@code j} in its deviations. */
    double standardisedMean(int j) {
        CentredColumn column = columns[varying[j]];
        return (column.mean() + column.rest()) / column.deviation();
    }
}
