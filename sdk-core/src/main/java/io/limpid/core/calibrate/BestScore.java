package io.limpid.core.calibrate;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.ClassificationMetric;
import io.limpid.core.metric.Metric;
import java.util.List;
import java.util.Objects;

/**
 * Prefers the best score by a metric of decided classes.
 *
 * @param metric one that depends on the weights of right and wrong decisions alone
 */
record BestScore(ClassificationMetric metric) implements ThresholdCriterion {

    /** A positive and a negative row called positive, then a positive and a negative one called negative. */
    private static final double[] TRUTHS = {1, 0, 1, 0};

    private static final double[] CERTAIN = {0, 1, 0, 1, 1, 0, 1, 0};

    /** Decided the same, but less sure, and so that ranks differ. */
    private static final double[] UNSURE = {0.1, 0.9, 0.4, 0.6, 0.6, 0.4, 0.9, 0.1};

    private static final List<String> CLASSES = List.of("negative", "positive");

    /**
     * Checks that the metric minds decisions alone.
     *
     * @throws IllegalArgumentException when it is one of the probabilities themselves, which no threshold changes
     */
    BestScore {
        Objects.requireNonNull(metric, "metric");
        if (!metric.score(fourRows(CERTAIN, 1, 2, 3, 5)).equals(metric.score(fourRows(UNSURE, 1, 2, 3, 5)))) {
            throw new IllegalArgumentException("threshold by " + metric.name()
                    + ": expected a metric of decided classes, got one of probabilities");
        }
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public double value(double truePositive, double falsePositive, double falseNegative, double trueNegative) {
        ClassPredictions four = fourRows(CERTAIN, truePositive, falsePositive, falseNegative, trueNegative);
        double score = metric.score(four).value().orElse(Double.NaN);
        return metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? score : -score;
    }

    private static ClassPredictions fourRows(double[] probabilities, double... weights) {
        Column target = new Column(new Field.Categorical("decision", CLASSES), TRUTHS);
        return new ClassPredictions(target, probabilities, 2, CLASSES, 1, 0.5, weights);
    }
}
