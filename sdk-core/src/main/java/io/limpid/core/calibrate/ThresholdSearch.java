package io.limpid.core.calibrate;

import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.text.Quoted;
import java.util.Arrays;

/** Tries every place between two neighbouring probabilities as a threshold. */
final class ThresholdSearch {

    private ThresholdSearch() {}

    static DecisionThreshold best(ThresholdCriterion criterion, ClassPredictions predictions) {
        if (predictions.outputs() != 2) {
            throw new IllegalArgumentException("threshold by " + criterion.name() + ": expected two classes, got "
                    + Quoted.list(predictions.classes()));
        }
        double[] weights = predictions.weights();
        double[] scores = new double[predictions.rows()];
        Arrays.setAll(scores, predictions::positiveProbability);
        double[] distinct = ClassScores.distinct(scores, weights);
        double[] positiveAt = new double[distinct.length];
        double[] negativeAt = new double[distinct.length];
        double positives = 0;
        double negatives = 0;
        // Times a power of two: whole weights keep exact sums, so that ties are seen, and products stay in range.
        int shift = -Math.getExponent(Arrays.stream(weights).max().orElse(1));
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                int at = Arrays.binarySearch(distinct, ClassScores.unsigned(scores[i]));
                double weight = Math.scalb(weights[i], shift);
                boolean positive = predictions.isPositive(i);
                (positive ? positiveAt : negativeAt)[at] += weight;
                positives += positive ? weight : 0;
                negatives += positive ? 0 : weight;
            }
        }
        double chosen = best(criterion, distinct, positiveAt, negativeAt, positives, negatives);
        if (Double.isNaN(chosen)) {
            throw new IllegalArgumentException("threshold by " + criterion.name()
                    + ": expected rows of which it says something, got " + described(positives, negatives));
        }
        return new DecisionThreshold(chosen, criterion.name());
    }

    private static String described(double positives, double negatives) {
        if (positives > 0 || negatives > 0) {
            return positives > 0 && negatives > 0 ? "no score at any threshold" : "rows of one class only";
        }
        return "no rows of positive weight";
    }

    /** From the weights at each distinct probability, ascending; NaN when the criterion says nothing at all. */
    private static double best(
            ThresholdCriterion criterion,
            double[] distinct,
            double[] positiveAt,
            double[] negativeAt,
            double positives,
            double negatives) {
        double bestValue = Double.NaN;
        double best = Double.NaN;
        double truePositive = 0;
        double falsePositive = 0;
        // The rows from place `cut` on are called positive; none first, which a probability of one does not allow.
        for (int cut = distinct.length; cut >= 0; cut--) {
            if (cut < distinct.length) {
                truePositive += positiveAt[cut];
                falsePositive += negativeAt[cut];
            } else if (cut > 0 && distinct[cut - 1] == 1) {
                continue;
            }
            double value =
                    criterion.value(truePositive, falsePositive, positives - truePositive, negatives - falsePositive);
            double place = place(distinct, cut);
            boolean better = value > bestValue || Double.isNaN(bestValue) && !Double.isNaN(value);
            if (better || value == bestValue && Math.abs(place - 0.5) < Math.abs(best - 0.5)) {
                bestValue = value;
                best = place;
            }
        }
        return best;
    }

    /** The middle between the probabilities below and from a cut on; where no double lies between, the upper one. */
    private static double place(double[] distinct, int cut) {
        double below = cut == 0 ? 0 : distinct[cut - 1];
        double above = cut == distinct.length ? 1 : distinct[cut];
        double middle = 0.5 * below + 0.5 * above;
        return cut == 0 || middle > below ? middle : above;
    }
}
