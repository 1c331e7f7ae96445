package io.limpid.core.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.nio.charset.StandardCharsets;

/**
 * Numbers as a table writes them: an optional sign, ASCII digits with at most one point, an optional exponent, and
 * spaces around. Not what {@code Double.parseDouble} takes beyond that: no {@code 1d}, {@code 0x1p3}, {@code NaN},
 * {@code Infinity}.
 *
 * <p>Besides the value it finds the number of decimals when value and decimals together determine the text, so that a
 * column of numbers that turns out to hold categories needs no text kept for each cell. One per column, not shared.
 */
final class NumberText {

    /** The decimals of a text that its value does not determine: 007, +1, 1e3, .5, too many digits. */
    static final byte IRREGULAR = -1;

    /** Below it a whole number divided by a power of ten and multiplied again rounds back to itself. */
    private static final long REGULAR_BELOW = 1L << 50;

    private static final int MOST_DECIMALS = 15;

    /** Whole numbers below it are doubles without rounding. */
    private static final long EXACT_BELOW = 1L << 53;

    /** Powers of ten that are doubles without rounding. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private double value;
    private byte decimals;

    /** The number last parsed; infinite when it is beyond the doubles. */
    double value() {
        return value;
    }

    /** Its decimals, or {@link #IRREGULAR}. */
    byte decimals() {
        return decimals;
    }

    /** Whether these bytes are a number. */
    boolean parse(byte[] buffer, int offset, int end) {
        int from = offset;
        int to = end;
        while (to > from && buffer[to - 1] == ' ') {
            to--;
        }
        while (from < to && buffer[from] == ' ') {
            from++;
        }
        return parseTrimmed(buffer, from, to, to - from == end - offset);
    }

    private boolean parseTrimmed(byte[] buffer, int from, int to, boolean unpadded) {
        int i = from;
        boolean negative = i < to && buffer[i] == '-';
        if (negative || i < to && buffer[i] == '+') {
            i++;
        }
        int start = i;
        int point = -1;
        long digits = 0;
        for (; i < to; i++) {
            int digit = buffer[i] - '0';
            if (digit >= 0 && digit <= 9) {
                // Once past the bound it stays past it, without overflow: the text is then left to the long way.
                digits = digits < EXACT_BELOW ? digits * 10 + digit : digits;
            } else if (buffer[i] == '.' && point < 0) {
                point = i;
            } else {
                break;
            }
        }
        if (i - start - (point < 0 ? 0 : 1) == 0 || i < to && !isExponent(buffer, i, to)) {
            return false;
        }
        int places = point < 0 ? 0 : i - point - 1;
        boolean regular = unpadded && i == to && point != start && (point < 0 || places > 0);
        regular &= buffer[start] != '0' || i == start + 1 || point == start + 1;
        regular &= digits < REGULAR_BELOW && places <= MOST_DECIMALS && (start == from || negative);
        decimals = regular ? (byte) places : IRREGULAR;
        if (i == to && digits < EXACT_BELOW && places < POWERS.length) {
            // Both are exact, so one division rounds the decimal text correctly.
            double magnitude = digits / POWERS[places];
            value = negative ? -magnitude : magnitude;
        } else {
            value = JavaDoubleParser.parseDouble(buffer, from, to - from);
        }
        return true;
    }

    private static boolean isExponent(byte[] buffer, int from, int to) {
        int i = from + 1;
        if (buffer[from] != 'e' && buffer[from] != 'E' || i == to) {
            return false;
        }
        if (buffer[i] == '-' || buffer[i] == '+') {
            i++;
        }
        boolean digits = i < to;
        for (; i < to; i++) {
            digits &= buffer[i] >= '0' && buffer[i] <= '9';
        }
        return digits;
    }

    /** Whether a text is a number. */
    static boolean matches(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new NumberText().parse(bytes, 0, bytes.length);
    }

    /** The text that had this value and these decimals. */
    static String text(double value, byte decimals) {
        String digits = Long.toString((long) Math.rint(Math.abs(value) * POWERS[decimals]));
        StringBuilder out = new StringBuilder(digits.length() + 4);
        out.append("0".repeat(Math.max(0, decimals + 1 - digits.length()))).append(digits);
        if (decimals > 0) {
            out.insert(out.length() - decimals, '.');
        }
        // The sign bit, since minus zero is not less than zero.
        if (Double.doubleToRawLongBits(value) < 0) {
            out.insert(0, '-');
        }
        return out.toString();
    }
}
