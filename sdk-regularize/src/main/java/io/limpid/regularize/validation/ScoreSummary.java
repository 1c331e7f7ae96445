package io.limpid.regularize.validation;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.List;
import java.util.Objects;

/**
 * One score of each fold, and what they say together. Every number computed from an undefined score is undefined, with
 * a reason that names the fold; one fold alone leaves all but the mean undefined.
 *
 * @param folds the score of each fold
 * @param mean over the folds, each counting alike
 * @param standardDeviation over the folds, J - 1 in the denominator for J folds
 * @param standardError {@code standardDeviation / sqrt(J)}, as the one-standard-error rule takes it
 * @param lower end of the 95 % interval of the mean, with Nadeau and Bengio's correction: see {@link
 *     CrossValidation.Summary}
 * @param upper its other end
 */
public record ScoreSummary(
        List<Score> folds, Score mean, Score standardDeviation, Score standardError, Score lower, Score upper) {

    /** Copies the list and checks that nothing is null. */
    public ScoreSummary {
        folds = List.copyOf(folds);
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(standardDeviation, "standardDeviation");
        Objects.requireNonNull(standardError, "standardError");
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
    }

    /**
     * The summary of these scores.
     *
     * @param side whose rows were scored, as reasons name it
     * @param ratio validation rows per training row
     */
    static ScoreSummary of(String side, List<Score> scores, double ratio, Metric.Range range) {
        FoldStatistics statistics = FoldStatistics.of(side, scores, FoldScore.ones(scores.size()));
        Score deviation = statistics.standardDeviation();
        return new ScoreSummary(
                scores,
                statistics.mean(),
                deviation,
                deviation instanceof Score.Value value
                        ? Score.of(value.number() / Math.sqrt(scores.size()))
                        : deviation,
                statistics.bound(FoldStatistics.Side.LOWER, ratio, range),
                statistics.bound(FoldStatistics.Side.UPPER, ratio, range));
    }
}
