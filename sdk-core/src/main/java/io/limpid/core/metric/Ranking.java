package io.limpid.core.metric;

import java.util.Arrays;

/**
 * The distinct probabilities of the positive class in descending order, and the weights of the rows of each; what
 * curves are made of.
 *
 * @param scores the probabilities
 * @param positives the weight of the positive rows of each, times 2 to the power of {@code shift}
 * @param negatives the weight of the other rows of each, times 2 to the power of {@code shift}
 * @param shift brings weights to where products of their sums are finite
 */
record Ranking(double[] scores, double[] positives, double[] negatives, int shift) {

    static Ranking of(ClassPredictions predictions) {
        Growing growing = new Growing();
        ScoreGroups.descending(predictions, growing);
        int size = growing.size;
        return new Ranking(
                Arrays.copyOf(growing.scores, size),
                Arrays.copyOf(growing.positives, size),
                Arrays.copyOf(growing.negatives, size),
                ScoreGroups.shift(predictions));
    }

    int size() {
        return scores.length;
    }

    /** The weight of all positive rows. */
    double allPositives() {
        return sum(positives);
    }

    /** The weight of all other rows. */
    double allNegatives() {
        return sum(negatives);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static final class Growing implements ScoreGroups.Visitor {

        private double[] scores = new double[64];
        private double[] positives = new double[64];
        private double[] negatives = new double[64];
        private int size;

        @Override
        public void visit(double score, double positivesAt, double negativesAt) {
            if (size == scores.length) {
                int more = size + (size >> 1);
                scores = Arrays.copyOf(scores, more);
                positives = Arrays.copyOf(positives, more);
                negatives = Arrays.copyOf(negatives, more);
            }
            scores[size] = score;
            positives[size] = positivesAt;
            negatives[size++] = negativesAt;
        }
    }
}
