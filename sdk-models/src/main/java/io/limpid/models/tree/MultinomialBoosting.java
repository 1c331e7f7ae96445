package io.limpid.models.tree;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.Weights;
import io.limpid.core.model.TreeEnsembleModel.Link;

/** The log loss of one margin a class. */
final class MultinomialBoosting implements BoostingLoss {

    /** The share a class without rows starts from. */
    private static final double LEAST_SHARE = 1e-15;

    private final double[] target;
    private final double[] weights;
    private final double[] shares;

    MultinomialBoosting(TreeTask task, int classes) {
        this.target = task.target();
        this.weights = Weights.forProducts(task.weights());
        this.shares = new double[classes];
        double total = 0;
        for (int i = 0; i < target.length; i++) {
            shares[(int) target[i]] += weights[i];
            total += weights[i];
        }
        for (int k = 0; k < classes; k++) {
            shares[k] = Math.max(shares[k] / total, LEAST_SHARE);
        }
    }

    @Override
    public int margins() {
        return shares.length;
    }

    @Override
    public Link link() {
        return Link.SOFTMAX;
    }

    @Override
    public double baseline(int k) {
        return Elementary.log(shares[k]);
    }

    @Override
    public void residuals(double[][] margins, double[][] residuals) {
        int classes = shares.length;
        double[] p = new double[classes];
        for (int i = 0; i < target.length; i++) {
            double most = largest(margins, i);
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                p[k] = Elementary.exp(margins[k][i] - most);
                sum += p[k];
            }
            for (int k = 0; k < classes; k++) {
                residuals[k][i] = (target[i] == k ? 1 : 0) - p[k] / sum;
            }
        }
    }

    private static double largest(double[][] margins, int i) {
        double most = Double.NEGATIVE_INFINITY;
        for (double[] margin : margins) {
            most = Math.max(most, margin[i]);
        }
        return most;
    }

    @Override
    public double loss(double[][] margins, int i, double y) {
        double most = largest(margins, i);
        double sum = 0;
        for (double[] margin : margins) {
            sum += Elementary.exp(margin[i] - most);
        }
        return Elementary.log(sum) + most - margins[(int) y][i];
    }

    @Override
    public double step(double[] residual, int[] rows) {
        double classes = shares.length;
        return (classes - 1) / classes * BinaryBoosting.newton(residual, weights, rows);
    }
}
