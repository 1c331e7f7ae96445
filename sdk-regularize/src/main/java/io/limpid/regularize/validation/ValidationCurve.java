package io.limpid.regularize.validation;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Scores against the values of one option.
 *
 * <p>The best value's score is no honest estimate for that value: it was chosen for being high. Judge the choice by rows
 * that took no part in it.
 *
 * @param option the option's name
 * @param metric the metric of all scores
 * @param points one per value, from the simplest model to the most complex
 */
public record ValidationCurve(String option, Metric metric, List<Point> points) {

    /**
     * The scores of one value.
     *
     * @param value the value in words
     * @param number the value, when it is a number
     * @param training scores on the training rows
     * @param validation scores on the validation rows
     */
    public record Point(String value, OptionalDouble number, ScoreSummary training, ScoreSummary validation) {

        /** Checks that nothing is null. */
        public Point {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(training, "training");
            Objects.requireNonNull(validation, "validation");
        }
    }

    /** Copies the points and checks that there is one. */
    public ValidationCurve {
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(metric, "metric");
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points: expected at least one, got none");
        }
    }

    /**
     * The point of the best mean validation score, the simplest of equals. Points with an undefined mean do not stand
     * for election; empty when all are undefined.
     */
    public Optional<Point> best() {
        return simplestWithin(Double.NaN);
    }

    /**
     * The simplest point whose mean validation score is within one standard error of the best's: less may be as good as
     * the data can tell. The standard error is the best point's, over folds. It is the best point itself where that has
     * no standard error, and empty when all means are undefined.
     */
    public Optional<Point> oneStandardError() {
        return best().flatMap(best -> best.validation().standardError() instanceof Score.Value error
                ? simplestWithin(badness(best) + error.number())
                : Optional.of(best));
    }

    /** The first point at most that bad; the first of the least bad when that is NaN. */
    private Optional<Point> simplestWithin(double most) {
        Optional<Point> chosen = Optional.empty();
        for (Point point : points) {
            if (point.validation().mean() instanceof Score.Undefined) {
                continue;
            }
            if (badness(point) <= most) {
                return Optional.of(point);
            }
            if (chosen.isEmpty() || badness(point) < badness(chosen.get())) {
                chosen = Optional.of(point);
            }
        }
        return chosen;
    }

    /** The mean validation score, turned so that lower is better. */
    private double badness(Point point) {
        double mean = point.validation().mean().require();
        return metric.direction() == Metric.Direction.LOWER_IS_BETTER ? mean : -mean;
    }
}
