package io.limpid.core.calibrate;

import io.limpid.core.kernel.DenseRanks;
import io.limpid.core.kernel.Weights;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.text.Quoted;
import java.util.Arrays;

/** Tries every place between two neighbouring probabilities as a threshold. */
final class ThresholdSearch {

    /** What part of the best value sums of fractional weights may lose, and equal ones so differ by. */
    private static final double TIE = 1e-12;

    private ThresholdSearch() {}

    static DecisionThreshold best(ThresholdCriterion criterion, ClassPredictions predictions) {
        if (predictions.outputs() != 2) {
            throw new IllegalArgumentException("threshold by " + criterion.name() + ": expected two classes, got "
                    + Quoted.list(predictions.classes()));
        }
        double[] weights = predictions.weights();
        double[] scores = new double[predictions.rows()];
        Arrays.setAll(scores, predictions::positiveProbability);
        DenseRanks ranks = DenseRanks.of(scores, i -> weights[i] > 0);
        // Times a power of two: whole weights keep exact sums, so that ties are seen, and products stay in range.
        double[] scaled = Weights.forProducts(weights);
        double[] positiveAt = ranks.sums(i -> predictions.isPositive(i) ? scaled[i] : 0);
        double[] negativeAt = ranks.sums(i -> predictions.isPositive(i) ? 0 : scaled[i]);
        double chosen = best(criterion, ranks.values(), positiveAt, negativeAt);
        if (Double.isNaN(chosen)) {
            throw new IllegalArgumentException("threshold by " + criterion.name()
                    + ": expected rows of which it says something, got " + described(positiveAt, negativeAt));
        }
        return new DecisionThreshold(chosen, criterion.name());
    }

    private static String described(double[] positiveAt, double[] negativeAt) {
        boolean positives = Arrays.stream(positiveAt).anyMatch(weight -> weight > 0);
        boolean negatives = Arrays.stream(negativeAt).anyMatch(weight -> weight > 0);
        if (positives || negatives) {
            return positives && negatives ? "no score at any threshold" : "rows of one class only";
        }
        return "no rows of positive weight";
    }

    /** From the weights at each distinct probability, ascending; NaN when the criterion says nothing at all. */
    private static double best(
            ThresholdCriterion criterion, double[] distinct, double[] positiveAt, double[] negativeAt) {
        double[] values = values(criterion, positiveAt, negativeAt);
        if (distinct.length > 0 && distinct[distinct.length - 1] == 1) {
            values[distinct.length] = Double.NaN; // No threshold calls a probability of one negative.
        }
        double most = Double.NaN;
        for (double value : values) {
            most = value > most || Double.isNaN(most) ? value : most;
        }
        double enough = most - TIE * Math.abs(most);
        double best = Double.NaN;
        for (int cut = distinct.length; cut >= 0; cut--) {
            double place = place(distinct, cut);
            if (values[cut] >= enough && !(Math.abs(place - 0.5) >= Math.abs(best - 0.5))) {
                best = place;
            }
        }
        return best;
    }

    /**
     * How good it is to call the rows from each place on positive, those from beyond the last none. What lies below a
     * place is summed by itself: all less what lies above could be negative by rounding.
     */
    private static double[] values(ThresholdCriterion criterion, double[] positiveAt, double[] negativeAt) {
        int places = positiveAt.length;
        double[] falseNegative = below(positiveAt);
        double[] trueNegative = below(negativeAt);
        double[] values = new double[places + 1];
        double truePositive = 0;
        double falsePositive = 0;
        for (int cut = places; cut >= 0; cut--) {
            truePositive += cut < places ? positiveAt[cut] : 0;
            falsePositive += cut < places ? negativeAt[cut] : 0;
            values[cut] = criterion.value(truePositive, falsePositive, falseNegative[cut], trueNegative[cut]);
        }
        return values;
    }

    /** The sum of what stands before each place, and of everything. */
    private static double[] below(double[] weights) {
        double[] sums = new double[weights.length + 1];
        for (int at = 0; at < weights.length; at++) {
            sums[at + 1] = sums[at] + weights[at];
        }
        return sums;
    }

    /** The middle between the probabilities below and from a cut on; where no double lies between, the upper one. */
    private static double place(double[] distinct, int cut) {
        double below = cut == 0 ? 0 : distinct[cut - 1];
        double above = cut == distinct.length ? 1 : distinct[cut];
        double middle = 0.5 * below + 0.5 * above;
        return cut == 0 || middle > below ? middle : above;
    }
}
