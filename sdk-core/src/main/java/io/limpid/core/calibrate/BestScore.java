package io.limpid.core.calibrate;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.ClassificationMetric;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.DecisionThreshold;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Prefers the best score by a metric of decided classes.
 *
 * <pre>{@code
 * DecisionThreshold threshold = new BestScore(new F1()).choose(predictions);
 * }</pre>
 *
 * @param metric one that depends on the weights of right and wrong decisions alone
 */
public record BestScore(ClassificationMetric metric) implements ThresholdCriterion {

    /** A positive and a negative row called positive, then a positive and a negative one called negative. */
    private static final double[] TRUTHS = {1, 0, 1, 0};

    private static final double[] DECIDED = {0, 1, 0, 1, 1, 0, 1, 0};

    /** Of the sums of weights behind a score: between the rows' and those of four rows that stand for them. */
    private static final double ROUNDING = 1e-9;

    /** Checks that there is a metric. */
    public BestScore {
        Objects.requireNonNull(metric, "metric");
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public double value(double truePositive, double falsePositive, double falseNegative, double trueNegative) {
        ClassPredictions four =
                fourRows(List.of("negative", "positive"), truePositive, falsePositive, falseNegative, trueNegative);
        double score = metric.score(four).value().orElse(Double.NaN);
        return metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? score : -score;
    }

    private static ClassPredictions fourRows(List<String> classes, double... weights) {
        Column target = new Column(new Field.Categorical("decision", classes), TRUTHS);
        return new ClassPredictions(target, DECIDED, 2, classes, 1, 0.5, weights);
    }

    @Override
    public DecisionThreshold choose(ClassPredictions predictions) {
        DecisionThreshold threshold = ThresholdSweep.best(this, predictions);
        requireDecided(predictions.withThreshold(threshold.probability()));
        return threshold;
    }

    /** Four rows that are decided as the given ones are must have their score, whatever the probabilities are. */
    private void requireDecided(ClassPredictions predictions) {
        double[] weights = new double[4];
        for (int i = 0; i < predictions.rows(); i++) {
            int called = predictions.predicted(i) == predictions.positive() ? 0 : 2;
            weights[called + (predictions.isPositive(i) ? 0 : 1)] += predictions.weights()[i];
        }
        OptionalDouble expected = metric.score(predictions).value();
        Score ofFour = metric.score(fourRows(List.of("negative", "positive"), weights));
        double gap = Math.abs(expected.orElse(Double.NaN) - ofFour.value().orElse(Double.NaN));
        double size = Math.max(1, Math.abs(expected.orElse(Double.NaN)));
        if (!(gap <= ROUNDING * size)) {
            throw new IllegalArgumentException("threshold by " + name()
                    + ": expected a metric of decided classes, got one of the probabilities themselves");
        }
    }
}
