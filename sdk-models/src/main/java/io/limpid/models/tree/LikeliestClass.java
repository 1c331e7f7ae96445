package io.limpid.models.tree;

/** The class that a row's scores predict, ties as {@link io.limpid.core.metric.ClassPredictions#predicted} has them. */
final class LikeliestClass {

    private LikeliestClass() {}

    /**
     * Of a single score, the log-odds of the positive (last) of two classes, that one from 0 on; of two equal scores
     * the last; of more the first.
     *
     * @param scores {@code scores[class][row]}
     */
    static int of(double[][] scores, int i) {
        if (scores.length == 1) {
            return scores[0][i] >= 0 ? 1 : 0;
        }
        if (scores.length == 2) {
            return scores[1][i] >= scores[0][i] ? 1 : 0;
        }
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k][i] > scores[best][i] ? k : best;
        }
        return best;
    }
}
