package io.limpid.models.tree;

import io.limpid.core.kernel.Moments;
import io.limpid.core.kernel.Weights;
import io.limpid.core.model.TreeEnsembleModel.Link;

/** Half the squared error of one margin; as a loss to be told in standard deviations of the target. */
final class SquaredBoosting implements BoostingLoss {

    private final double[] target;
    private final double[] weights;
    private final double mean;
    private final double deviation;

    SquaredBoosting(String column, TreeTask task) {
        this.target = task.target();
        this.weights = Weights.forProducts(task.weights());
        double sum = 0;
        double products = 0;
        for (int i = 0; i < target.length; i++) {
            sum += weights[i];
            products += weights[i] * target[i];
        }
        this.mean = products / sum;
        double spread = Moments.of(column, target, weights).deviation();
        this.deviation = spread > 0 ? spread : 1;
    }

    @Override
    public int margins() {
        return 1;
    }

    @Override
    public Link link() {
        return Link.IDENTITY;
    }

    @Override
    public double baseline(int k) {
        return mean;
    }

    @Override
    public void residuals(double[][] margins, double[][] residuals) {
        for (int i = 0; i < target.length; i++) {
            residuals[0][i] = target[i] - margins[0][i];
        }
    }

    @Override
    public double loss(double[][] margins, int i, double y) {
        double error = (y - margins[0][i]) / deviation;
        return 0.5 * error * error;
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
