package io.limpid.regularize.validation;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * One metric's scores over folds, or why they have no statistics.
 *
 * @param values the scores; empty when any is undefined
 * @param weights one per score, not negative
 * @param missing the reason when any is undefined, otherwise empty
 */
record FoldStatistics(double[] values, double[] weights, String missing) {

    /** An end of an interval. */
    enum Side {
        LOWER,
        UPPER
    }

    private static final double CONFIDENCE = 0.95;
    /** Commons Math's own 1e-9 would show in the ninth digit of every interval. */
    private static final double QUANTILE_ACCURACY = 1e-14;

    /** The scores of one side of every fold; the first undefined one, with its fold, is the reason for all. */
    static FoldStatistics of(String side, List<Score> scores, double[] weights) {
        double[] values = new double[scores.size()];
        for (int k = 0; k < values.length; k++) {
            if (scores.get(k) instanceof Score.Undefined undefined) {
                return new FoldStatistics(
                        new double[0],
                        weights,
                        FoldRunner.name(k, values.length) + ", " + side + " rows: " + undefined.reason());
            }
            values[k] = scores.get(k).require();
        }
        return new FoldStatistics(
                values,
                weights,
                sum(weights) > 0 ? "" : "validation rows of all folds: expected some of a weight above 0, got none");
    }

    /** The weighted mean. */
    Score mean() {
        return missing.isEmpty() ? Score.of(average()) : Score.undefined(missing);
    }

    /** The standard deviation over folds, n - 1 in the denominator; under unequal weights that of a fold of mean weight. */
    Score standardDeviation() {
        return undefinedSpread().isEmpty() ? Score.of(deviation()) : Score.undefined(undefinedSpread());
    }

    /** One end of the corrected interval within a range; {@code ratio} is validation rows per training row. */
    Score bound(Side side, double ratio, Metric.Range range) {
        if (!undefinedSpread().isEmpty()) {
            return Score.undefined(undefinedSpread());
        }
        int folds = values.length;
        // No generator: only the quantile is asked for, nothing is drawn.
        double quantile = new TDistribution(null, folds - 1, QUANTILE_ACCURACY)
                .inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        double half = quantile * deviation() * Math.sqrt(1.0 / folds + ratio);
        return Score.of(range.nearest(side == Side.LOWER ? average() - half : average() + half));
    }

    private String undefinedSpread() {
        if (!missing.isEmpty()) {
            return missing;
        }
        return values.length > 1 ? "" : "one fold tells no spread: expected at least 2 folds, got 1";
    }

    private double average() {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum += weights[k] * values[k];
        }
        return sum / sum(weights);
    }

    private double deviation() {
        double mean = average();
        double squares = 0;
        for (int k = 0; k < values.length; k++) {
            squares += weights[k] * (values[k] - mean) * (values[k] - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / (sum(weights) / values.length));
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
