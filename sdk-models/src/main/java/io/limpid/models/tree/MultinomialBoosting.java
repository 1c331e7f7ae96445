package io.limpid.models.tree;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.Weights;

/** The log loss of one margin a class. */
final class MultinomialBoosting implements BoostingLoss {

    /** The share a class without rows starts from. */
    private static final double LEAST_SHARE = 1e-15;

    private final double[] target;
    private final double[] weights;
    private final double[] shares;
    private double total;

    MultinomialBoosting(TreeTask task, int classes) {
        this.target = task.target();
        this.weights = Weights.forProducts(task.weights());
        this.shares = new double[classes];
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
    public double baseline(int k) {
        return Elementary.log(shares[k]);
    }

    @Override
    public double residuals(double[][] margins, double[][] residuals) {
        int classes = shares.length;
        double[] p = new double[classes];
        double loss = 0;
        for (int i = 0; i < target.length; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                most = Math.max(most, margins[k][i]);
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                p[k] = Elementary.exp(margins[k][i] - most);
                sum += p[k];
            }
            for (int k = 0; k < classes; k++) {
                residuals[k][i] = (target[i] == k ? 1 : 0) - p[k] / sum;
            }
            loss += weights[i] * (Elementary.log(sum) + most - margins[(int) target[i]][i]);
        }
        return loss / total;
    }

    @Override
    public double step(double[] residual, int[] rows) {
        double classes = shares.length;
        return (classes - 1) / classes * BinaryBoosting.newton(residual, weights, rows);
    }
}
