package io.limpid.models.tree;

/**
 * The class that a row's probabilities predict, as {@link io.limpid.core.metric.ClassPredictions#predicted} has it at
 * the threshold of one half.
 */
final class LikeliestClass {

    private LikeliestClass() {}

    /** Of two classes the last one from one half on; of more the most probable, of equal ones the first. */
    static int of(double[] probabilities, int at, int classes) {
        if (classes == 2) {
            return probabilities[at + 1] >= 0.5 ? 1 : 0;
        }
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = probabilities[at + k] > probabilities[at + best] ? k : best;
        }
        return best;
    }
}
