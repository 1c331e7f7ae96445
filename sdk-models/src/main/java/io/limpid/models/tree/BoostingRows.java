package io.limpid.models.tree;

import io.limpid.core.kernel.Weights;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.Tree;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Rows whose margins a boosting follows: those it learns from, or those held back. For one thread but for {@link #add}.
 */
final class BoostingRows {

    private final TreeTask task;
    private final BoostingLoss loss;

    /** Of a sum of one. */
    private final double[] shares;

    private final double[][] margins;

    BoostingRows(TreeTask task, BoostingLoss loss) {
        this.task = task;
        this.loss = loss;
        this.shares = Weights.forProducts(task.weights());
        double total = Arrays.stream(shares).sum();
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        this.margins = new double[loss.margins()][task.rows()];
        for (int k = 0; k < margins.length; k++) {
            Arrays.fill(margins[k], loss.baseline(k));
        }
    }

    /** {@code [margin][row]}. */
    double[][] margins() {
        return margins;
    }

    /** Adds a tree's leaves to margin {@code k} of every row; different margins may be added to at the same time. */
    void add(Tree tree, int k) {
        for (int i = 0; i < task.rows(); i++) {
            margins[k][i] += tree.value(tree.leaf(task.columns(), i), k);
        }
    }

    /** The weighted means of loss and metric. */
    TrainingRound.Scores scores() {
        double sum = 0;
        double metric = 0;
        double all = 0; // One, but for roundings that the sums have as well: no share of rows comes to more than all.
        for (int i = 0; i < shares.length; i++) {
            double y = task.target()[i];
            sum += shares[i] * loss.loss(margins, i, y);
            metric += shares[i] * loss.metric(margins, i, y);
            all += shares[i];
        }
        metric /= all;
        return new TrainingRound.Scores(
                sum / all, metric < Double.POSITIVE_INFINITY ? OptionalDouble.of(metric) : OptionalDouble.empty());
    }
}
