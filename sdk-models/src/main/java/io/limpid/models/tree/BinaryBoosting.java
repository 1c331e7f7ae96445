package io.limpid.models.tree;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.ElementaryLoops;
import io.limpid.core.kernel.Weights;
import io.limpid.core.model.TreeEnsembleModel.Link;
import io.limpid.core.text.Quoted;
import java.util.List;

/** The log loss of one margin, the log-odds of class 1. */
final class BinaryBoosting implements BoostingLoss {

    /** Below it a Newton step is no number worth having: the rows' classes are certain. */
    static final double LEAST = 1e-150;

    private final double[] target;
    private final double[] weights;
    private final double logOdds;

    BinaryBoosting(String column, List<String> classes, TreeTask task) {
        this.target = task.target();
        this.weights = Weights.forProducts(task.weights());
        double[] sums = new double[2];
        double[] given = new double[2];
        for (int i = 0; i < target.length; i++) {
            sums[(int) target[i]] += weights[i];
            given[(int) target[i]] += task.weights()[i];
        }
        if (!(sums[0] > 0 && sums[1] > 0)) {
            throw new IllegalArgumentException("column " + Quoted.of(column)
                    + ": expected classes whose weights are in a ratio within double precision, got weights of "
                    + given[0] + " for " + Quoted.of(classes.get(0)) + " and " + given[1] + " for "
                    + Quoted.of(classes.get(1)));
        }
        this.logOdds = Elementary.log(sums[1]) - Elementary.log(sums[0]);
    }

    @Override
    public int margins() {
        return 1;
    }

    @Override
    public Link link() {
        return Link.LOGISTIC;
    }

    @Override
    public double baseline(int k) {
        return logOdds;
    }

    @Override
    public void residuals(double[][] margins, double[][] residuals) {
        double[] r = residuals[0];
        ElementaryLoops.sigmoid(margins[0], r, r.length);
        for (int i = 0; i < r.length; i++) {
            r[i] = target[i] - r[i];
        }
    }

    @Override
    public double loss(double[][] margins, int i, double y) {
        return Elementary.softplus(y > 0 ? -margins[0][i] : margins[0][i]);
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
