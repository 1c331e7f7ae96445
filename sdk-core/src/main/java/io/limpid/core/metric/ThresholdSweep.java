package io.limpid.core.metric;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What becomes of two classes' confusion as the threshold moves through every distinct probability of the positive
 * class, from the largest down; rows of at least that probability are called positive. Immutable. Cost: n log n, and of
 * a metric one evaluation of a two by two matrix for each threshold.
 *
 * <pre>{@code
 * ThresholdSweep sweep = ThresholdSweep.of(predictions);
 * sweep.best(new F1()).ifPresent(i -> System.out.println(sweep.threshold(i) + "\n" + sweep.confusion(i)));
 * List<Score> recalls = sweep.scores(new Recall());
 * }</pre>
 */
public final class ThresholdSweep {

    private final List<String> classes;
    private final int positive;
    private final double[] thresholds;
    private final double[] truePositives;
    private final double[] falsePositives;
    private final double[] falseNegatives;
    private final double[] trueNegatives;
    private final int shift;

    private ThresholdSweep(ClassPredictions predictions, Ranking ranking) {
        classes = predictions.classes();
        positive = predictions.positive();
        shift = ranking.shift();
        thresholds = ranking.scores();
        truePositives = fromTheTop(ranking.positives());
        falsePositives = fromTheTop(ranking.negatives());
        falseNegatives = below(ranking.positives());
        trueNegatives = below(ranking.negatives());
    }

    /**
     * The sweep of these predictions, rows weighted. No rows of positive weight give no thresholds.
     *
     * @throws IllegalArgumentException with other than two classes, where no threshold decides
     */
    public static ThresholdSweep of(ClassPredictions predictions) {
        if (predictions.outputs() != 2) {
            throw new IllegalArgumentException("threshold sweep: expected two classes, got " + predictions.outputs());
        }
        return new ThresholdSweep(predictions, Ranking.of(predictions));
    }

    private static double[] fromTheTop(double[] weights) {
        double[] sums = weights.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return sums;
    }

    /** Summed from the bottom and not subtracted from all: nothing cancels. */
    private static double[] below(double[] weights) {
        double[] sums = new double[weights.length];
        for (int i = sums.length - 2; i >= 0; i--) {
            sums[i] = sums[i + 1] + weights[i + 1];
        }
        return sums;
    }

    /** The number of thresholds. */
    public int size() {
        return thresholds.length;
    }

    /** A threshold; they descend. */
    public double threshold(int i) {
        return thresholds[i];
    }

    /** The confusion at this threshold. */
    public ConfusionMatrix confusion(int i) {
        int negative = 1 - positive;
        double[] cells = new double[4];
        cells[positive * 2 + positive] = truePositives[i];
        cells[negative * 2 + positive] = falsePositives[i];
        cells[positive * 2 + negative] = falseNegatives[i];
        cells[negative * 2 + negative] = trueNegatives[i];
        return new ConfusionMatrix(classes, positive, cells, shift);
    }

    /** The metric at each threshold. */
    public List<Score> scores(ConfusionMetric metric) {
        return IntStream.range(0, size())
                .mapToObj(i -> metric.score(confusion(i)))
                .toList();
    }

    /** The threshold at which the metric is best, the largest of equally good ones; empty when it never is defined. */
    public OptionalInt best(ConfusionMetric metric) {
        double sign = metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? 1 : -1;
        double best = Double.NEGATIVE_INFINITY;
        OptionalInt at = OptionalInt.empty();
        for (int i = 0; i < size(); i++) {
            double score = sign * metric.score(confusion(i)).value().orElse(Double.NEGATIVE_INFINITY * sign);
            if (score > best) {
                best = score;
                at = OptionalInt.of(i);
            }
        }
        return at;
    }
}
