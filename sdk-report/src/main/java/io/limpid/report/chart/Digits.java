package io.limpid.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Writes the numbers of one picture with one number of decimals: three digits of the picture's span, in scientific
 * notation where plain digits would be unreadable. Independent of the default locale.
 */
final class Digits {

    private static final int MOST_DECIMALS = 8;
    private static final double LARGEST_PLAIN = 1e9;
    private static final String MINUS = "\u2212";

    private final OptionalInt decimals;

    private Digits(OptionalInt decimals) {
        this.decimals = decimals;
    }

    /** For numbers up to {@code largest} in absolute value whose differences matter within {@code span}. */
    static Digits of(double span, double largest) {
        int needed = Math.max(0, 2 - exponent(span));
        boolean plain = needed <= MOST_DECIMALS && largest < LARGEST_PLAIN;
        return new Digits(plain ? OptionalInt.of(needed) : OptionalInt.empty());
    }

    /** The exponent of a positive number's first digit: 0.05 gives -2. Exact, unlike a logarithm. */
    static int exponent(double positive) {
        BigDecimal exact = new BigDecimal(positive);
        return exact.precision() - exact.scale() - 1;
    }

    /** A number, for example {@code 0.912}. */
    String plain(double value) {
        return write(value, 0);
    }

    /**
     * A change with its sign, for example {@code +0.123}; {@code 0} when it is none, {@code ≈ 0} when too small to
     * show.
     */
    String signed(double value) {
        if (value == 0) {
            return "0";
        }
        if (decimals.isPresent() && rounded(value, 0).signum() == 0) {
            return "≈ 0";
        }
        return (value > 0 ? "+" : "") + write(value, 0);
    }

    /**
     * {@code base + sum = result} as displayed, with as many further decimals as it takes for the rounded numbers to
     * add up too; with an approximate sign when none of three does.
     */
    String sum(double base, double sum, double result) {
        for (int more = 0; more <= 3 && decimals.isPresent(); more++) {
            if (rounded(base, more).add(rounded(sum, more)).compareTo(rounded(result, more)) == 0) {
                return equation(base, sum, result, more, " = ");
            }
        }
        return equation(base, sum, result, 0, " ≈ ");
    }

    private String equation(double base, double sum, double result, int more, String sign) {
        return write(base, more)
                + (sum < 0 ? " " + MINUS + " " : " + ")
                + write(Math.abs(sum), more)
                + sign
                + write(result, more);
    }

    private BigDecimal rounded(double value, int more) {
        return new BigDecimal(value).setScale(decimals.orElseThrow() + more, RoundingMode.HALF_UP);
    }

    private String write(double value, int more) {
        if (decimals.isEmpty()) {
            return String.format(Locale.ROOT, "%.3e", value == 0 ? 0.0 : value).replace("-", MINUS);
        }
        BigDecimal rounded = rounded(value, more);
        return String.format(Locale.ROOT, "%,." + rounded.scale() + "f", rounded)
                .replace("-", MINUS);
    }

    /** A number with six significant digits, as programs read it: what tables hold. */
    static String six(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent >= -5 && exponent < 15
                ? rounded.toPlainString()
                : rounded.toString().replace("E+", "E");
    }

    /** A number with two decimals: what a share of variance deserves. */
    static String two(double value) {
        return new Digits(OptionalInt.of(2)).plain(value);
    }

    /** A count, for example {@code 12,345}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count and its noun, for example {@code 1 column} or {@code 61 columns}. */
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
