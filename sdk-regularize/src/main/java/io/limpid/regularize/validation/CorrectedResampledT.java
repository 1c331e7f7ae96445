package io.limpid.regularize.validation;

import io.limpid.core.metric.Score;
import java.util.Objects;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The corrected resampled t test of two trainers. With the differences {@code d_1 ... d_J} of their scores on J folds
 * (folds times repeats), their mean {@code m} and their variance {@code s^2} (J - 1 in the denominator):
 *
 * <pre>
 * t        = m / sqrt( (1/J + validationRows / trainingRows) s^2 ),   J - 1 degrees of freedom
 * interval = m -+ t(0.975; J - 1) sqrt( (1/J + validationRows / trainingRows) s^2 )
 * </pre>
 *
 * <p>where the rows are summed over the folds. Without the second term under the root, Nadeau and Bengio's correction,
 * the test would find differences that are not there, for folds share most of their training rows.
 *
 * <p>Special cases: a score that is undefined in any fold leaves everything undefined, naming the fold. Equal scores in
 * every fold give t = 0, p = 1 and an interval of 0 alone. The same difference, not 0, in every fold leaves statistic, p
 * and interval undefined: a spread of nothing is not believable. So does a single fold. Differences within a relative
 * 1e-14 of the scores are rounding and count as none.
 *
 * @param scores the scores compared; two folds or more, or all is undefined but the difference
 * @see <a href="https://doi.org/10.1023/A:1024068626366">Nadeau and Bengio (2003), Inference for the Generalization
 *     Error</a>
 */
public record CorrectedResampledT(PairedScores scores) implements ModelComparison {

    /** Checks that there are scores. */
    public CorrectedResampledT {
        Objects.requireNonNull(scores, "scores");
    }

    /** The degrees of freedom: one less than there are folds. */
    public int degreesOfFreedom() {
        return scores.folds().size() - 1;
    }

    @Override
    public Score statistic() {
        String missing = missing();
        if (!missing.isEmpty()) {
            return Score.undefined(missing);
        }
        double mean = scores.difference().require();
        double error = differences().standardDeviation().require()
                * Math.sqrt(1.0 / scores.folds().size() + scores.ratio());
        return Score.of(mean == 0 ? 0 : mean / error);
    }

    @Override
    public Score pValue() {
        Score t = statistic();
        if (t instanceof Score.Undefined) {
            return t;
        }
        // No generator: nothing is drawn. The lower tail keeps the digits of small ones.
        TDistribution distribution = new TDistribution(null, degreesOfFreedom());
        return Score.of(Math.min(1, 2 * distribution.cumulativeProbability(-Math.abs(t.require()))));
    }

    /** The lower end of the 95 % interval of the difference, or why there is none. */
    public Score lower() {
        return bound(FoldStatistics.Side.LOWER);
    }

    /** The upper end of the 95 % interval of the difference, or why there is none. */
    public Score upper() {
        return bound(FoldStatistics.Side.UPPER);
    }

    private Score bound(FoldStatistics.Side side) {
        String missing = missing();
        return missing.isEmpty()
                ? differences().bound(side, scores.ratio(), scores.differenceRange())
                : Score.undefined(missing);
    }

    private FoldStatistics differences() {
        double[] differences = scores.differences();
        return new FoldStatistics(differences, FoldScore.ones(differences.length), "");
    }

    private String missing() {
        String missing = scores.missing();
        if (!missing.isEmpty()) {
            return missing;
        }
        if (scores.folds().size() < 2) {
            return "one fold tells no spread: expected at least 2 folds, got 1";
        }
        double difference = scores.difference().require();
        return difference != 0 && differences().standardDeviation().require() <= scores.rounding()
                ? "the two differ by " + difference + " in every fold: expected differences that vary, got no spread"
                        + " to judge them by"
                : "";
    }
}
