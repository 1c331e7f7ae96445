package io.limpid.report.chart;

import io.limpid.core.metric.Interval;
import io.limpid.core.metric.Score;
import java.math.BigDecimal;
import java.math.MathContext;

/** Writes scores, their intervals and shares in a language; what has no value says why. */
final class Figures {

    private static final Digits ONE_DECIMAL = Digits.of(10, 100);

    private Figures() {}

    /** A number between 0 and 1 with three decimals. */
    static String three(double value) {
        return Digits.of(0.1, 1).plain(value);
    }

    /** A score with digits that suit its size, or the reason why there is none. */
    static String score(Score score, Language language) {
        return score instanceof Score.Undefined none
                ? Phrase.NO_VALUE_BECAUSE.in(language, none.reason())
                : number(score.require());
    }

    /** The ends of an interval with the decimals that {@link #number} gives the number between them. */
    static String[] ends(double between, double low, double high) {
        double size = Math.abs(between);
        Digits digits = Digits.of(size == 0 ? Math.max(Math.abs(low), Math.abs(high)) + Double.MIN_NORMAL : size, size);
        return new String[] {digits.plain(low), digits.plain(high)};
    }

    /** A score as tables hold it, or the reason why there is none. */
    static String cell(Score score, Language language) {
        return score instanceof Score.Undefined none
                ? Phrase.NO_VALUE_BECAUSE.in(language, none.reason())
                : Digits.six(score.require());
    }

    /** A number with digits that suit its size: three decimals for what is near 1. */
    static String number(double value) {
        double size = Math.abs(value);
        return size == 0
                ? "0"
                : Digits.of(Math.max(size, Double.MIN_NORMAL), size).plain(value);
    }

    /** The interval after a number, with a comma before it; nothing when there is none. */
    static String interval(Interval interval, Language language) {
        if (interval instanceof Interval.Bounds bounds) {
            return Phrase.LEVEL_INTERVAL.in(
                    language,
                    Digits.six(Math.rint(bounds.level() * 1e6) / 1e4),
                    number(bounds.low()),
                    number(bounds.high()));
        }
        return "";
    }

    /** A share as a percentage with one decimal, which a very small or large one does not round away. */
    static String percent(double share, Language language) {
        String text = share == 0 || share == 1
                ? Digits.count((long) (share * 100))
                : share < 0.001 ? "<0.1" : share > 0.999 ? ">99.9" : ONE_DECIMAL.plain(share * 100);
        return text + language.choose(" %", "%");
    }

    /** A positive number with up to three significant digits, none of them an idle 0. */
    static String short3(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** So many folds. */
    static String folds(int count, Language language) {
        return language.choose(Digits.count(count, "fold"), Digits.count(count) + " 折");
    }

    /** A weight of rows: a whole number as such. */
    static String rows(double weight) {
        return weight == Math.rint(weight) && Math.abs(weight) < 1e15
                ? Digits.count((long) weight)
                : Digits.six(weight);
    }
}
