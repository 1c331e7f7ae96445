package io.limpid.core.csv;

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
    static final long REGULAR_BELOW = 1L << 50;

    static final int MOST_DECIMALS = 15;

    /** So many always fit into an unsigned word. */
    private static final int MOST_DIGITS = 19;

    /** Powers of ten that are doubles without rounding. */
    static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final long ZEROS = Words.repeated((byte) '0');
    private static final long SIX = Words.repeated((byte) 6);
    private static final long NOT_DIGITS = Words.repeated((byte) 0xf0);

    /** Of four pairs of digits the first and third, and what they and the others count. */
    private static final long PAIRS = 0x000000FF000000FFL;

    private static final long HUNDREDS = 0x000F424000000064L;
    private static final long ONES = 0x0000271000000001L;

    /** The digits of the number being parsed, without its point. */
    private long digits;

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
        boolean negative = from < to && buffer[from] == '-';
        int start = negative || from < to && buffer[from] == '+' ? from + 1 : from;
        digits = 0;
        int point = digits(buffer, start, to);
        boolean pointed = point < to && buffer[point] == '.';
        int end = pointed ? digits(buffer, point + 1, to) : point;
        int places = pointed ? end - point - 1 : 0;
        int count = point - start + places;
        if (count == 0 || end < to && !isExponent(buffer, end, to)) {
            return false;
        }
        boolean whole = count <= MOST_DIGITS || significant(buffer, start, end) <= MOST_DIGITS;
        boolean regular = unpadded && end == to && point > start && (!pointed || places > 0);
        regular &= buffer[start] != '0' || point == start + 1;
        regular &= whole
                && digits >= 0
                && digits < REGULAR_BELOW
                && places <= MOST_DECIMALS
                && (start == from || negative);
        decimals = regular ? (byte) places : IRREGULAR;
        int exponent = (end == to ? 0 : exponent(buffer, end + 1, to)) - places;
        if (!whole || Math.abs(exponent) > DecimalRounding.MOST) {
            value = Double.parseDouble(new String(buffer, from, to - from, StandardCharsets.US_ASCII));
        } else {
            double magnitude = DecimalRounding.nearest(digits, exponent);
            value = negative ? -magnitude : magnitude;
        }
        return true;
    }

    /** Goes over digits, puts them behind those so far, and returns where they end. */
    private int digits(byte[] buffer, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = Words.at(buffer, i) ^ ZEROS;
            if (((word | word + SIX) & NOT_DIGITS) != 0) {
                break;
            }
            digits = digits * 100_000_000 + eight(word);
        }
        for (; i < to && buffer[i] >= '0' && buffer[i] <= '9'; i++) {
            digits = digits * 10 + buffer[i] - '0';
        }
        return i;
    }

    /** The number that eight digits make, which are 0 to 9 each and the first one lowest. */
    private static long eight(long word) {
        // Two, four, then eight at a time.
        long pairs = word * 10 + (word >>> 8);
        return (pairs & PAIRS) * HUNDREDS + (pairs >>> 16 & PAIRS) * ONES >>> 32;
    }

    /** How many digits there are from the first one on that is not zero. */
    private static int significant(byte[] buffer, int start, int end) {
        int first = start;
        while (first < end && (buffer[first] == '0' || buffer[first] == '.')) {
            first++;
        }
        int count = 0;
        for (int i = first; i < end; i++) {
            count += buffer[i] == '.' ? 0 : 1;
        }
        return count;
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

    /** An exponent's value, or one beyond all bounds for one that is. */
    private static int exponent(byte[] buffer, int from, int to) {
        int sign = buffer[from] == '-' ? -1 : 1;
        int exponent = 0;
        for (int i = buffer[from] == '-' || buffer[from] == '+' ? from + 1 : from; i < to; i++) {
            exponent = Math.min(100_000, exponent * 10 + buffer[i] - '0');
        }
        return sign * exponent;
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
