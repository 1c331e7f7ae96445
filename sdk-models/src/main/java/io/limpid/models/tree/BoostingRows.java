package io.limpid.models.tree;

import io.limpid.core.kernel.Weights;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel.Link;
import io.limpid.core.numeric.LogOddsTile;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Rows whose margins a boosting follows: those it learns from, or those held back. For one thread but for {@link #add}.
 */
final class BoostingRows {

    /** How many predictions are made at a time, of all classes together. */
    private static final int TILE = 4_096;

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

    /**
     * The weighted means of the loss, and of the metric: whether a row is of the class predicted, as 0 or 1; of a
     * number, the absolute error.
     */
    TrainingRound.Scores scores() {
        int outputs = loss.link() == Link.LOGISTIC ? 2 : margins.length;
        int tileRows = Math.max(1, Math.min(task.rows(), TILE / outputs));
        double[] predicted = new double[tileRows * outputs];
        double sum = 0;
        double metric = 0;
        double all = 0; // One, but for roundings that the sums have as well: no share of rows comes to more than all.
        for (int i = 0; i < shares.length; i++) {
            int at = i % tileRows;
            if (at == 0) {
                predict(i, Math.min(tileRows, shares.length - i), predicted);
            }
            double y = task.target()[i];
            sum += shares[i] * loss.loss(margins, i, y);
            metric += shares[i] * metric(predicted, at * outputs, outputs, y);
            all += shares[i];
        }
        metric /= all;
        return new TrainingRound.Scores(
                sum / all, metric < Double.POSITIVE_INFINITY ? OptionalDouble.of(metric) : OptionalDouble.empty());
    }

    /**
     * What the model predicts of some rows, to the bit: probabilities may be equal, or one half, where the margins they
     * are of are not yet.
     */
    private void predict(int from, int rows, double[] out) {
        if (loss.link() == Link.LOGISTIC) {
            new LogOddsTile(rows).probabilities(Arrays.copyOfRange(margins[0], from, from + rows), rows, out, 0);
            return;
        }
        for (int k = 0; k < margins.length; k++) {
            for (int i = 0; i < rows; i++) {
                out[i * margins.length + k] = margins[k][from + i];
            }
        }
        if (loss.link() == Link.SOFTMAX) {
            TreeClassifier.softmax(out, rows, margins.length);
        }
    }

    private static double metric(double[] predicted, int at, int outputs, double y) {
        if (outputs == 1) {
            return Math.abs(y - predicted[at]);
        }
        return LikeliestClass.of(predicted, at, outputs) == y ? 1 : 0;
    }
}
