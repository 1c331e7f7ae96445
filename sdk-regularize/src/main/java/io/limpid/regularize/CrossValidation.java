package io.limpid.regularize;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.List;

/**
 * Stub.
 *
 * @param metrics the metrics, in the order of each fold's scores
 * @param folds one result per fold
 */
public record CrossValidation(List<Metric> metrics, List<FoldScores> folds) {
    /**
     * Stub.
     *
     * @param trainingRows rows
     * @param validationRows rows
     * @param training one score per metric
     * @param validation one score per metric
     */
    public record FoldScores(int trainingRows, int validationRows, List<Score> training, List<Score> validation) {}
    /**
     * Stub.
     *
     * @param metric the metric
     * @param training mean over folds, or why undefined (names the fold)
     * @param validation mean over folds, or why undefined
     * @param gap how much worse validation is than training, in the metric's own direction
     * @param standardDeviation of the validation scores over folds (n - 1)
     * @param lower end of the 95 % interval of the mean validation score (t, Nadeau-Bengio)
     * @param upper its other end
     */
    public record Summary(
            Metric metric,
            Score training,
            Score validation,
            Score gap,
            Score standardDeviation,
            Score lower,
            Score upper) {}
    /** One summary per metric. */
    public List<Summary> summaries() {
        throw new IllegalStateException("stub");
    }
}
