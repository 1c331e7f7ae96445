package io.limpid.demo.view;

import io.limpid.core.metric.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are written for people: the same everywhere, whatever the machine's language. */
public final class Numbers {

    private static final String NONE = "–";
    private static final String MINUS = "\u2212";

    private Numbers() {}

    /** A probability with three decimals, never rounded to certainty. */
    public static String probability(double p) {
        if (!(p >= 0 && p <= 1)) {
            return NONE;
        }
        if (p > 0.9995 && p < 1) {
            return "> 0.999";
        }
        if (p < 0.0005 && p > 0) {
            return "< 0.001";
        }
        return String.format(Locale.ROOT, "%.3f", p);
    }

    /** A score with three decimals. */
    public static String score(double value) {
        return finite(value) ? minus(String.format(Locale.ROOT, "%.3f", value)) : NONE;
    }

    /** A score with three decimals, or a dash where there is none. */
    public static String score(Score score) {
        return score(score.value().orElse(Double.NaN));
    }

    /** A difference with its sign and three decimals. */
    public static String change(double value) {
        if (!finite(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%+.3f", value);
        return text.equals("-0.000") || text.equals("+0.000") ? "±0.000" : minus(text);
    }

    /** A share as a percentage with one decimal. */
    public static String percent(double share) {
        return finite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : NONE;
    }

    /** A count with thousands apart. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A value of a column: whole numbers as such, others with up to four decimals. */
    public static String value(double value) {
        if (!finite(value)) {
            return NONE;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value).replace("-", MINUS);
        }
        String text = String.format(Locale.ROOT, "%.4f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return minus(text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end));
    }

    /** A predicted number: five digits that count, with thousands apart. */
    public static String rounded(double value) {
        if (!finite(value)) {
            return NONE;
        }
        BigDecimal exact = new BigDecimal(value);
        int decimals = 5 - exact.precision() + exact.scale();
        if (value != 0 && (decimals > 8 || decimals < -10)) {
            return minus(String.format(Locale.ROOT, "%.4e", value));
        }
        BigDecimal shown = exact.setScale(value == 0 ? 0 : Math.max(0, decimals), RoundingMode.HALF_EVEN);
        return minus(String.format(Locale.ROOT, "%,." + shown.scale() + "f", shown));
    }

    /** The difference of two predicted numbers, with its sign. */
    public static String roundedChange(double value) {
        return value == 0 ? "±0" : (value > 0 ? "+" : "") + rounded(value);
    }

    /** A value for machines, as an HTML attribute wants it. */
    public static String plain(double value) {
        return finite(value) ? String.format(Locale.ROOT, "%.4f", value) : "0";
    }

    private static boolean finite(double value) {
        return Math.abs(value) < Double.POSITIVE_INFINITY;
    }

    private static String minus(String text) {
        return text.replace("-", MINUS);
    }
}
