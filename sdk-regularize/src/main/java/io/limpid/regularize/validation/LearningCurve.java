package io.limpid.regularize.validation;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Scores against the number of training rows, and what they say of more rows.
 *
 * @param metric the metric of all scores
 * @param points one per number of training rows, ascending, of the same folds in the same order
 * @param rowRatio validation rows per training row of the whole folds, for the correction of intervals
 */
public record LearningCurve(Metric metric, List<Point> points, double rowRatio) {

    /**
     * The scores after training on so many rows.
     *
     * @param rows how many rows of each fold trained
     * @param training on these rows
     * @param validation on the fold's validation rows, the same at each point
     */
    public record Point(int rows, ScoreSummary training, ScoreSummary validation) {

        /** Checks the number of rows and that both sides have the same folds. */
        public Point {
            if (!(rows >= 1)) {
                throw new IllegalArgumentException("rows: expected at least 1, got " + rows);
            }
            if (training.folds().size() != validation.folds().size()) {
                throw new IllegalArgumentException("folds: expected as many scores on both sides, got "
                        + training.folds().size() + " and "
                        + validation.folds().size());
            }
        }
    }

    /** Where a curve is heading at its end. */
    public enum Trend {
        /** The last doubling of rows improved the score by more than one standard error. */
        IMPROVING,
        /** It moved the score by no more than one standard error: more rows like these will hardly help. */
        FLAT,
        /** It made the score worse by more than one standard error. */
        WORSENING,
        /** A score is undefined, or no point has at most half of the rows of the last. */
        UNKNOWN
    }

    /** Copies the points and checks that they ascend and have the same folds. */
    public LearningCurve {
        Objects.requireNonNull(metric, "metric");
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points: expected at least one, got none");
        }
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i).rows() > points.get(i - 1).rows())) {
                throw new IllegalArgumentException("points: expected ascending numbers of rows, got "
                        + points.get(i - 1).rows() + " before "
                        + points.get(i).rows());
            }
            if (folds(points.get(i)) != folds(points.get(0))) {
                throw new IllegalArgumentException("points: expected as many folds at each, got " + folds(points.get(0))
                        + " and " + folds(points.get(i)));
            }
        }
        if (!(rowRatio > 0 && rowRatio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("row ratio: expected a finite number above 0, got " + rowRatio);
        }
    }

    private static int folds(Point point) {
        return point.validation().folds().size();
    }

    private Point last() {
        return points.get(points.size() - 1);
    }

    /**
     * How much better the last point's mean validation score is than that of the largest point of at most half its rows,
     * in the direction of the metric; or why that is not known.
     */
    public Score lastGain() {
        List<Point> halves = points.stream()
                .filter(point -> 2L * point.rows() <= last().rows())
                .toList();
        if (halves.isEmpty()) {
            return Score.undefined(
                    "points: expected one of at most half of the last one's " + last().rows() + " rows, got none");
        }
        Score before = halves.get(halves.size() - 1).validation().mean();
        Score after = last().validation().mean();
        if (before instanceof Score.Undefined) {
            return before;
        }
        if (after instanceof Score.Undefined) {
            return after;
        }
        double rise = after.require() - before.require();
        return Score.of(metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? rise : 0.0 - rise);
    }

    /**
     * Whether the curve still improves at its end: {@link #lastGain} against the standard error of the last point's
     * validation score. Every further doubling of rows gains less than the one before as long as a power law holds, so
     * a flat curve is one for which more rows like these promise less than the score's own uncertainty.
     */
    public Trend trend() {
        Score gain = lastGain();
        Score error = last().validation().standardError();
        if (gain instanceof Score.Undefined || error instanceof Score.Undefined) {
            return Trend.UNKNOWN;
        }
        if (gain.require() > error.require()) {
            return Trend.IMPROVING;
        }
        return gain.require() < -error.require() ? Trend.WORSENING : Trend.FLAT;
    }

    /**
     * The power law through the mean validation scores, or why there is none. Points count by the inverse of the
     * variance of their scores over folds, no standard deviation taken as less than a tenth of the largest, and all
     * alike where there is one fold. Points with an undefined mean are left out.
     *
     * <p>There is none when fewer than 4 points are left, when their rows span less than a factor of 2, when the scores
     * do not improve with rows, or when they improve so steadily that no end is in sight (an exponent of 0.05 or less).
     */
    public Extrapolation extrapolation() {
        List<Point> defined = points.stream()
                .filter(point -> point.validation().mean() instanceof Score.Value)
                .toList();
        if (defined.size() < Extrapolation.LEAST_POINTS) {
            return new Extrapolation.Absent("points: expected at least " + Extrapolation.LEAST_POINTS
                    + " with a defined score, got " + defined.size());
        }
        int least = defined.get(0).rows();
        int most = defined.get(defined.size() - 1).rows();
        if (most < 2L * least) {
            return new Extrapolation.Absent(
                    "rows: expected points that span a factor of 2 or more, got " + least + " to " + most);
        }
        return extrapolation(defined);
    }

    private Extrapolation extrapolation(List<Point> defined) {
        double[] rows = defined.stream().mapToDouble(Point::rows).toArray();
        double[] weights = weights(defined);
        int folds = folds(defined.get(0));
        Optional<PowerLaw> law = PowerLawFit.of(rows, means(defined, folds), weights, metric);
        if (law.isEmpty()) {
            return new Extrapolation.Absent("scores: expected them to improve with rows towards an end, got none that"
                    + " do so beyond " + (int) rows[0] + " rows");
        }
        List<PowerLaw> without = new ArrayList<>();
        for (int k = 0; k < folds && folds > 1; k++) {
            PowerLawFit.of(rows, means(defined, k), weights, metric).ifPresent(without::add);
        }
        return new Extrapolation.Fitted(metric, law.get(), without, folds, rowRatio, last().rows());
    }

    /** The mean validation score of each point over all folds but one; over all when that one is none of them. */
    private static double[] means(List<Point> points, int left) {
        return points.stream()
                .mapToDouble(point -> IntStream.range(0, folds(point))
                        .filter(k -> k != left)
                        .mapToDouble(k -> point.validation().folds().get(k).require())
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static double[] weights(List<Point> points) {
        double[] deviations = points.stream()
                .mapToDouble(
                        point -> point.validation().standardDeviation().value().orElse(0))
                .toArray();
        double floor = Arrays.stream(deviations).max().orElse(0) / 10;
        double[] weights = new double[deviations.length];
        for (int i = 0; i < weights.length; i++) {
            double deviation = Math.max(deviations[i], floor);
            weights[i] = deviation > 0 ? floor / deviation * (floor / deviation) : 1;
        }
        return weights;
    }
}
