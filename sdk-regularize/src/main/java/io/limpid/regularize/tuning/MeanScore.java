package io.limpid.regularize.tuning;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.regularize.validation.CrossValidation;
import java.util.List;

/**
 * A mean score over folds and its standard error, glmnet's {@code cvm} and {@code cvsd} where the folds count by their
 * validation rows.
 *
 * @param mean undefined when a fold's score is
 * @param standardError the standard deviation over folds divided by the root of their number; undefined with one fold
 */
record MeanScore(Score mean, Score standardError) {

    /** Of one metric. */
    static MeanScore of(CrossValidation.Summary summary, int folds) {
        Score deviation = summary.standardDeviation();
        return new MeanScore(
                summary.validation(),
                deviation instanceof Score.Value known ? Score.of(known.number() / Math.sqrt(folds)) : deviation);
    }

    /**
     * Which of these a rule chooses, given from the simplest option to the most complex; it passes over undefined ones.
     *
     * @throws IllegalStateException when all are undefined, or the rule needs a standard error that is
     */
    static int choice(List<MeanScore> simplestFirst, Metric.Direction direction, ChoiceRule rule) {
        int best = -1;
        for (int i = 0; i < simplestFirst.size(); i++) {
            if (simplestFirst.get(i).isDefined()
                    && (best < 0
                            || simplestFirst.get(i).loss(direction)
                                    < simplestFirst.get(best).loss(direction))) {
                best = i;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("search: expected a score of at least one thing tried, got none: "
                    + ((Score.Undefined) simplestFirst.get(0).mean()).reason());
        }
        return rule == ChoiceRule.BEST ? best : withinOneError(simplestFirst, direction, best);
    }

    private static int withinOneError(List<MeanScore> simplestFirst, Metric.Direction direction, int best) {
        if (simplestFirst.get(best).standardError() instanceof Score.Undefined undefined) {
            throw new IllegalStateException(
                    "search: expected a standard error to choose by, got none: " + undefined.reason());
        }
        double most = simplestFirst.get(best).loss(direction)
                + simplestFirst.get(best).standardError().require();
        for (int i = 0; i < best; i++) {
            if (simplestFirst.get(i).isDefined() && simplestFirst.get(i).loss(direction) <= most) {
                return i;
            }
        }
        return best;
    }

    /** Whether there is a mean. */
    boolean isDefined() {
        return mean instanceof Score.Value;
    }

    /** The mean, so that lower is better. */
    double loss(Metric.Direction direction) {
        return direction == Metric.Direction.LOWER_IS_BETTER ? mean.require() : 0.0 - mean.require();
    }
}
