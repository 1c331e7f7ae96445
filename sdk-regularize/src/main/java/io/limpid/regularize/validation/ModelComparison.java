package io.limpid.regularize.validation;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;

/**
 * Whether one of two trainers predicts unseen rows better, judged by their scores on the same folds.
 *
 * <pre>{@code
 * ModelComparison result = PairedComparison.of(new LogLoss())
 *         .correctedT(logistic, forest, StratifiedKFold.of(10, 42), data, Run.quiet());
 * ModelComparison.Verdict verdict = result.verdict(0.05);
 * }</pre>
 *
 * <p>Tests ask about ways of training on sets of this size, not about two fitted models. A large p says that these data
 * do not tell the two apart; it does not say that they are equal.
 */
public sealed interface ModelComparison permits CorrectedResampledT, FiveByTwoF {

    /** What a comparison says at a level. */
    enum Verdict {
        /** The first trainer is better. */
        FIRST_IS_BETTER,
        /** The second trainer is better. */
        SECOND_IS_BETTER,
        /** The data do not tell which is better. */
        NOT_TOLD_APART,
        /** There is no p-value; it says why. */
        UNDEFINED
    }

    /** The scores compared. */
    PairedScores scores();

    /** The test's statistic, or why there is none. */
    Score statistic();

    /**
     * The probability, were both trainers equally good, of a statistic at least as far out, to either side; or why there
     * is none. Scores that are equal in every fold have 1.
     */
    Score pValue();

    /** First trainer less second, the mean over folds, in the metric's own units; or why there is none. */
    default Score difference() {
        return scores().difference();
    }

    /**
     * Which is better where the p-value is at most the level.
     *
     * @param level the share of equally good pairs that may be told apart by mistake, for example 0.05
     * @throws IllegalArgumentException when not above 0 and below 1
     */
    default Verdict verdict(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level: expected a number above 0 and below 1, got " + level);
        }
        if (pValue() instanceof Score.Undefined) {
            return Verdict.UNDEFINED;
        }
        double difference = difference().require();
        if (!(pValue().require() <= level) || difference == 0) {
            return Verdict.NOT_TOLD_APART;
        }
        boolean firstHigher = difference > 0;
        boolean higherIsBetter = scores().metric().direction() == Metric.Direction.HIGHER_IS_BETTER;
        return firstHigher == higherIsBetter ? Verdict.FIRST_IS_BETTER : Verdict.SECOND_IS_BETTER;
    }
}
