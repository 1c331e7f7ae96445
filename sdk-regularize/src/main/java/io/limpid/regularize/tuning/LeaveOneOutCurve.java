package io.limpid.regularize.tuning;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.Penalty;
import java.util.List;
import java.util.Objects;

/**
 * Scores of rows left out one by one, estimated from one path of models, and by folds where that is not to be trusted.
 *
 * @param lambdas the penalties, from the strongest
 * @param metrics the metrics, in the order of the scores; the first chooses
 * @param points one per penalty
 */
public record LeaveOneOutCurve(LambdaSequence lambdas, List<Metric> metrics, List<Point> points) {

    /** Where a score comes from. */
    public enum Source {
        /** From one fit of all rows, each left out in approximation; scored together. */
        LEAVE_ONE_OUT,
        /** From folds, because some row has too much leverage on its own prediction; the mean over folds. */
        FOLDS
    }

    /**
     * One penalty's scores.
     *
     * @param penalty the penalty
     * @param scores one per metric
     * @param largestLeverage of any row in the fit of all rows
     * @param source where the scores come from
     */
    public record Point(Penalty penalty, List<Score> scores, double largestLeverage, Source source) {

        /** Copies the list. */
        public Point {
            scores = List.copyOf(scores);
            Objects.requireNonNull(source, "source");
        }
    }

    /** Copies the lists and checks that there is a point for each penalty. */
    public LeaveOneOutCurve {
        metrics = List.copyOf(metrics);
        points = List.copyOf(points);
        if (points.size() != lambdas.size()) {
            throw new IllegalArgumentException(
                    "points: expected one for each of " + lambdas.size() + " lambdas, got " + points.size());
        }
    }

    /**
     * The penalty with the best score by the first metric; of several, the strongest.
     *
     * @throws IllegalStateException when the metric is undefined under every penalty; the message says why
     */
    public Penalty lambdaMin() {
        Score none = Score.undefined("leaving one row out tells no spread");
        List<MeanScore> scores = points.stream()
                .map(point -> new MeanScore(point.scores().get(0), none))
                .toList();
        return lambdas.penalty(MeanScore.choice(scores, metrics.get(0).direction(), ChoiceRule.BEST));
    }
}
