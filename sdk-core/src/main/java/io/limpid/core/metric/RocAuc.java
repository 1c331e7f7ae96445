package io.limpid.core.metric;

import io.limpid.core.text.Quoted;
import java.util.Arrays;

/**
 * The area under the receiver operating characteristic: the weighted share of pairs of a positive and a negative row in
 * which the positive one has the larger probability, equal ones counting a half. With more than two classes it is of the
 * positive class against the rest. Undefined when the rows of positive weight are of one class only. Cost: n log n.
 */
public record RocAuc() implements ClassificationMetric {

    @Override
    public String name() {
        return "ROC AUC";
    }

    @Override
    public Direction direction() {
        return Direction.HIGHER_IS_BETTER;
    }

    @Override
    public Range range() {
        return Range.UNIT;
    }

    @Override
    public Score score(ClassPredictions predictions) {
        double[] weights = Weights.forSums(predictions.weights());
        double[] distinct = distinctProbabilities(predictions);
        double[] positivesAt = new double[distinct.length];
        double[] negativesAt = new double[distinct.length];
        for (int i = 0; i < predictions.rows(); i++) {
            int at = Arrays.binarySearch(distinct, unsigned(predictions.positiveProbability(i)));
            (predictions.isPositive(i) ? positivesAt : negativesAt)[at] += weights[i];
        }
        return score(predictions, Weights.forProducts(positivesAt), Weights.forProducts(negativesAt));
    }

    /** From the weights of both classes at each probability, in ascending order of these. */
    private static Score score(ClassPredictions predictions, double[] positivesAt, double[] negativesAt) {
        double negativesBelow = 0;
        double positives = 0;
        double wins = 0;
        for (int at = 0; at < positivesAt.length; at++) {
            wins += positivesAt[at] * (negativesBelow + negativesAt[at] / 2);
            negativesBelow += negativesAt[at];
            positives += positivesAt[at];
        }
        if (positives > 0 && negativesBelow > 0) {
            return Score.of(wins / (positives * negativesBelow));
        }
        if (positives > 0 || negativesBelow > 0) {
            return Score.undefined("rows of one class only: "
                    + (positives > 0 ? "none but " : "none is ")
                    + Quoted.of(predictions.classes().get(predictions.positive())));
        }
        return Score.undefined(Confusion.NO_WEIGHT);
    }

    private static double[] distinctProbabilities(ClassPredictions predictions) {
        double[] sorted = new double[predictions.rows()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = unsigned(predictions.positiveProbability(i));
        }
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }

    /** The same number with -0.0 as 0.0, which sorting would tell apart. */
    private static double unsigned(double p) {
        return p + 0.0;
    }
}
