package io.limpid.regularize.validation;

import io.limpid.core.kernel.Quantiles;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.List;
import java.util.Objects;

/**
 * The cross-validated score under one seed of the splitter after another. Its spread is what the split alone does to the
 * score of these rows. It is no confidence interval: other rows would move the score by more, and more repeats do not
 * make it surer.
 *
 * <p>A score that is undefined in one repeat leaves every number computed from it undefined, naming the repeat.
 *
 * @param metric the metric of all scores
 * @param means of each repeat the mean validation score over its folds
 */
public record RepeatedScores(Metric metric, List<Score> means) {

    /**
     * How often one trainer scored better than another on the same folds.
     *
     * @param wins in how many repeats it did
     * @param ties in how many both scored the same
     * @param losses in how many the other did
     */
    public record Wins(int wins, int ties, int losses) {

        /** The share of repeats won, ties counting half. */
        public double share() {
            return (wins + 0.5 * ties) / (wins + ties + losses);
        }
    }

    /** Copies the list and checks that there is a repeat. */
    public RepeatedScores {
        Objects.requireNonNull(metric, "metric");
        means = List.copyOf(means);
        if (means.isEmpty()) {
            throw new IllegalArgumentException("means: expected at least one, got none");
        }
    }

    /** The mean over the repeats. */
    public Score mean() {
        return missing().isEmpty() ? Score.of(average()) : Score.undefined(missing());
    }

    /** The standard deviation over the repeats, n - 1 in the denominator; undefined for a single one. */
    public Score standardDeviation() {
        if (!missing().isEmpty()) {
            return Score.undefined(missing());
        }
        if (means.size() < 2) {
            return Score.undefined("one repeat tells no spread: expected at least 2 repeats, got 1");
        }
        double mean = average();
        double squares = 0;
        for (double value : values()) {
            squares += (value - mean) * (value - mean);
        }
        return Score.of(Math.sqrt(squares / (means.size() - 1)));
    }

    /**
     * A quantile of the repeats, linear between neighbours: 0 is the least score, 0.5 the median, 1 the largest.
     *
     * @throws IllegalArgumentException when not from 0 to 1
     */
    public Score quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("quantile: expected a number from 0 to 1, got " + share);
        }
        return missing().isEmpty() ? Score.of(Quantiles.of(values()).at(share)) : Score.undefined(missing());
    }

    /**
     * How often these scores are better than another trainer's, in the direction of the metric.
     *
     * @param other of the same repeats on the same data
     * @throws IllegalArgumentException when the repeats are not as many or the metric is another
     * @throws IllegalStateException when a score is undefined; the message names the repeat
     */
    public Wins against(RepeatedScores other) {
        if (!metric.name().equals(other.metric.name())) {
            throw new IllegalArgumentException(
                    "metric: expected " + metric.name() + " on both sides, got " + other.metric.name());
        }
        if (means.size() != other.means.size()) {
            throw new IllegalArgumentException(
                    "repeats: expected as many on both sides, got " + means.size() + " and " + other.means.size());
        }
        double[] mine = required();
        double[] others = other.required();
        int wins = 0;
        int losses = 0;
        for (int r = 0; r < mine.length; r++) {
            double lead =
                    metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? mine[r] - others[r] : others[r] - mine[r];
            double rounding = FoldScore.rounding(mine[r], others[r]);
            wins += lead > rounding ? 1 : 0;
            losses += lead < -rounding ? 1 : 0;
        }
        return new Wins(wins, mine.length - wins - losses, losses);
    }

    private double[] required() {
        if (!missing().isEmpty()) {
            throw new IllegalStateException("wins: expected a score of every repeat, got none of " + missing());
        }
        return values();
    }

    private String missing() {
        for (int r = 0; r < means.size(); r++) {
            if (means.get(r) instanceof Score.Undefined undefined) {
                return "repeat " + (r + 1) + " of " + means.size() + ", " + undefined.reason();
            }
        }
        return "";
    }

    private double[] values() {
        return means.stream().mapToDouble(Score::require).toArray();
    }

    private double average() {
        double sum = 0;
        for (double value : values()) {
            sum += value;
        }
        return sum / means.size();
    }
}
