package io.limpid.models.tree;

import io.limpid.core.kernel.Weights;

/** Half the squared error of one margin. */
final class SquaredBoosting implements BoostingLoss {

    private final double[] target;
    private final double[] weights;
    private final double total;
    private final double mean;

    SquaredBoosting(TreeTask task) {
        this.target = task.target();
        this.weights = Weights.forProducts(task.weights());
        double sum = 0;
        double products = 0;
        for (int i = 0; i < target.length; i++) {
            sum += weights[i];
            products += weights[i] * target[i];
        }
        this.total = sum;
        this.mean = products / sum;
    }

    @Override
    public int margins() {
        return 1;
    }

    @Override
    public double baseline(int k) {
        return mean;
    }

    @Override
    public double residuals(double[][] margins, double[][] residuals) {
        double loss = 0;
        for (int i = 0; i < target.length; i++) {
            double r = target[i] - margins[0][i];
            residuals[0][i] = r;
            loss += weights[i] * (0.5 * r * r);
        }
        return loss / total;
    }

    @Override
    public double step(double[] residual, int[] rows) {
        double sum = 0;
        double products = 0;
        for (int row : rows) {
            sum += weights[row];
            products += weights[row] * residual[row];
        }
        return sum > 0 ? products / sum : 0;
    }
}
