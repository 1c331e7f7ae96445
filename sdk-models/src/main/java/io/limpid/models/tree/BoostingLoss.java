package io.limpid.models.tree;

import io.limpid.core.model.TreeEnsembleModel.Link;
import java.util.stream.IntStream;

/** A loss of margins {@code F[k][row]}: where they start, what trees are fitted to, and what leaves are worth. */
interface BoostingLoss {

    /** How many margins there are. */
    int margins();

    /** From margins to what the model predicts. */
    Link link();

    /** Where margin {@code k} starts. */
    double baseline(int k);

    /** Where each margin starts. */
    default double[] baselines() {
        return IntStream.range(0, margins()).mapToDouble(this::baseline).toArray();
    }

    /** What the training rows have left over: writes {@code residuals[k][row]}. */
    void residuals(double[][] margins, double[][] residuals);

    /** A leaf's step by the residuals of its training rows. */
    double step(double[] residual, int[] rows);

    /** The loss of row {@code i} of these margins against {@code y}: a class's code, or the number. */
    double loss(double[][] margins, int i, double y);
}
