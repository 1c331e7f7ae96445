package io.limpid.models.tree;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.ElementaryLoops;
import io.limpid.core.kernel.Weights;

/** The log loss of one margin, the log-odds of class 1. */
final class BinaryBoosting implements BoostingLoss {

    /** Below it a Newton step is no number worth having: the rows' classes are certain. */
    static final double LEAST = 1e-150;

    private final double[] target;
    private final double[] weights;
    private final double total;
    private final double logOdds;

    BinaryBoosting(TreeTask task) {
        this.target = task.target();
        this.weights = Weights.forProducts(task.weights());
        double[] sums = new double[2];
        for (int i = 0; i < target.length; i++) {
            sums[(int) target[i]] += weights[i];
        }
        this.total = sums[0] + sums[1];
        this.logOdds = Elementary.log(sums[1]) - Elementary.log(sums[0]);
    }

    @Override
    public int margins() {
        return 1;
    }

    @Override
    public double baseline(int k) {
        return logOdds;
    }

    @Override
    public double residuals(double[][] margins, double[][] residuals) {
        double[] r = residuals[0];
        ElementaryLoops.sigmoid(margins[0], r, r.length);
        double loss = 0;
        for (int i = 0; i < r.length; i++) {
            r[i] = target[i] - r[i];
            loss += weights[i] * (Elementary.softplus(margins[0][i]) - target[i] * margins[0][i]);
        }
        return loss / total;
    }

    /** {@code p (1 - p) = |r| (1 - |r|)}, for {@code |r|} is either {@code p} or {@code 1 - p}. */
    @Override
    public double step(double[] residual, int[] rows) {
        return newton(residual, weights, rows);
    }

    static double newton(double[] residual, double[] weights, int[] rows) {
        double slope = 0;
        double curvature = 0;
        for (int row : rows) {
            double size = Math.abs(residual[row]);
            slope += weights[row] * residual[row];
            curvature += weights[row] * (size * (1 - size));
        }
        return curvature >= LEAST ? slope / curvature : 0;
    }
}
