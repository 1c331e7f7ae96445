package io.limpid.regularize.validation;

import io.limpid.core.metric.Score;
import org.apache.commons.math3.special.Beta;

/**
 * The combined F test of two trainers on five random halvings of the data, each half once training and once validating.
 * With the differences {@code d_i1} and {@code d_i2} of their scores in halving {@code i} and the mean {@code m_i} of
 * the two:
 *
 * <pre>
 * s_i^2 = (d_i1 - m_i)^2 + (d_i2 - m_i)^2
 * F     = sum_i (d_i1^2 + d_i2^2) / (2 sum_i s_i^2),   10 and 5 degrees of freedom
 * </pre>
 *
 * <p>It compares trainers on half of the rows. It supposes that a trainer learns much the same from each half: in
 * simulations of two equally good trainers it was mistaken at the level 0.05 in 2 to 4 % of data sets with something to
 * learn, but in about 10 % of data sets of noise or next to it, where {@link CorrectedResampledT} on ten folds kept to
 * 5 %. So prefer that one unless both trainers clearly beat chance.
 *
 * <p>Special cases: a score that is undefined in any fold leaves everything undefined, naming the fold. Equal scores in
 * every fold give F = 0 and p = 1. Equal differences, not all 0, within every halving leave statistic and p undefined: a
 * spread of nothing is not believable. Differences within a relative 1e-14 of the scores are rounding and count as none.
 *
 * @param scores those of the ten folds: both of the first halving, both of the second, and so on
 * @see <a href="https://doi.org/10.1162/089976699300016007">Alpaydin (1999), Combined 5×2 cv F Test for Comparing
 *     Supervised Classification Learning Algorithms</a>
 */
public record FiveByTwoF(PairedScores scores) implements ModelComparison {

    static final int HALVINGS = 5;
    private static final int NUMERATOR = 2 * HALVINGS;
    private static final int DENOMINATOR = HALVINGS;

    /** Checks that there are ten folds. */
    public FiveByTwoF {
        int folds = scores.folds().size();
        if (folds != 2 * HALVINGS) {
            throw new IllegalArgumentException("folds: expected 10, the two of each of five halvings, got " + folds);
        }
    }

    @Override
    public Score statistic() {
        String missing = scores.missing();
        if (!missing.isEmpty()) {
            return Score.undefined(missing);
        }
        double[] differences = scores.differences();
        double squares = 0;
        double spread = 0;
        double widest = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double one = differences[2 * i];
            double two = differences[2 * i + 1];
            squares += one * one + two * two;
            // With m = (one + two) / 2 both terms of s^2 are (one - two)^2 / 4.
            spread += (one - two) * (one - two) / 2;
            widest = Math.max(widest, Math.abs(one - two));
        }
        if (squares == 0) {
            return Score.of(0);
        }
        if (widest <= scores.rounding()) {
            return Score.undefined("the two folds of every halving have the same difference: expected differences that"
                    + " vary, got no spread to judge them by");
        }
        return Score.of(squares / (2 * spread));
    }

    @Override
    public Score pValue() {
        Score f = statistic();
        if (f instanceof Score.Undefined) {
            return f;
        }
        // P(F > f) = I_x(d2 / 2, d1 / 2) at x = d2 / (d2 + d1 f), which keeps the digits of small ones.
        double x = DENOMINATOR / (DENOMINATOR + NUMERATOR * f.require());
        return Score.of(Beta.regularizedBeta(x, DENOMINATOR / 2.0, NUMERATOR / 2.0));
    }
}
