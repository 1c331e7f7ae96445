package io.limpid.core.csv;

/**
 * Parses the cells of a column that are digits, perhaps with a minus before and a point inside: nearly all cells of
 * nearly all columns of numbers. Short and long ones have a loop each, with nothing called and nothing kept between two
 * cells, so that a processor works on several at once.
 */
final class PlainNumbers {

    private static final long ZEROS = Words.repeated((byte) '0');
    private static final long POINTS = Words.repeated((byte) '.');
    private static final long SIX = Words.repeated((byte) 6);
    private static final long NOT_DIGITS = Words.repeated((byte) 0xf0);

    /** Of four pairs of digits the first and third, and what they and the others count. */
    private static final long PAIRS = 0x000000FF000000FFL;

    private static final long HUNDREDS = 0x000F424000000064L;
    private static final long ONES = 0x0000271000000001L;

    /** What the digits before so many others count. */
    private static final long[] WHOLE_POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    /** So many digits always fit into a word. */
    private static final int MOST_DIGITS = 18;

    private static final long NOT_A_NUMBER = -1;

    private boolean irregular;

    /** Whether one of the numbers last taken has {@link NumberText#IRREGULAR} decimals. */
    boolean irregular() {
        return irregular;
    }

    /**
     * Takes cells from {@code begin} on, up to the first one that is no such number, and returns its row; puts their
     * values behind {@code at}, and their decimals, as {@link NumberText#decimals} tells, behind {@code placesAt}. The
     * batch's buffer must have a byte behind every cell.
     */
    int take(RowBatch batch, int base, int begin, int rows, double[] values, int at, byte[] places, int placesAt) {
        irregular = false;
        int row = begin;
        int before;
        do {
            before = row;
            row = takeShort(batch, base, row, rows, values, at, places, placesAt);
            row = takeLong(batch, base, row, rows, values, at, places, placesAt);
        } while (before < row && row < rows);
        return row;
    }

    /** Those whose digits and point fit into one word. */
    private int takeShort(
            RowBatch batch, int base, int begin, int rows, double[] values, int at, byte[] places, int placesAt) {
        byte[] buffer = batch.bytes();
        long[] cells = batch.cells();
        int seen = 0;
        int row = begin;
        for (; row < rows; row++) {
            int offset = RowBatch.from(cells[base + row]);
            int end = RowBatch.to(cells[base + row]);
            int negative = isMinus(buffer[offset]);
            int whole = end - offset - negative;
            if (whole - 1 >>> 3 != 0 || end < Long.BYTES) {
                break; // none, too many, or quotes to make single
            }
            long word = last(Words.at(buffer, end - Long.BYTES), whole);
            long point = Words.matches(word, POINTS);
            int decimals = 0;
            if (point != 0) {
                int bits = Long.numberOfTrailingZeros(point) & -Byte.SIZE;
                decimals = Long.BYTES - 1 - bits / Byte.SIZE;
                whole -= decimals + 1;
                if (whole == 0 || decimals == 0) {
                    break; // .5 or 5.
                }
                // What is before the point moves up by one.
                word = word & -1L << bits & ~(0xffL << bits) | (word & ~(-1L << bits)) << Byte.SIZE | '0';
            }
            word ^= ZEROS;
            if (((word | word + SIX) & NOT_DIGITS) != 0) {
                break;
            }
            int regular = decimals | zerosInFront(buffer[offset + negative], whole);
            seen |= regular;
            places[placesAt + row] = (byte) regular;
            values[at + row] = value(eight(word), negative, decimals);
        }
        irregular |= seen < 0;
        return row;
    }

    /** Those of more than eight characters whose point, if they have one, is among the first eight behind the sign. */
    private int takeLong(
            RowBatch batch, int base, int begin, int rows, double[] values, int at, byte[] places, int placesAt) {
        byte[] buffer = batch.bytes();
        long[] cells = batch.cells();
        int seen = 0;
        int row = begin;
        for (; row < rows; row++) {
            int offset = RowBatch.from(cells[base + row]);
            int end = RowBatch.to(cells[base + row]);
            if (end - offset <= Long.BYTES) {
                break;
            }
            int negative = isMinus(buffer[offset]);
            int start = offset + negative;
            long head = Words.at(buffer, start);
            long point = Words.lowestMatch(head, POINTS);
            int whole = Long.numberOfTrailingZeros(point) >>> 3; // eight when there is none
            int next = start + whole + (point == 0 ? 0 : 1);
            int decimals = point == 0 ? 0 : end - next;
            if (whole == 0 || point != 0 && decimals == 0 || whole + end - next > MOST_DIGITS) {
                break;
            }
            long digits = digits(last(head << Long.SIZE - Byte.SIZE * whole, whole) ^ ZEROS, buffer, next, end);
            if (digits == NOT_A_NUMBER) {
                break;
            }
            boolean exact = digits < NumberText.REGULAR_BELOW && decimals <= NumberText.MOST_DECIMALS;
            places[placesAt + row] =
                    (byte) (exact ? decimals | zerosInFront(buffer[start], whole) : NumberText.IRREGULAR);
            seen |= places[placesAt + row];
            // The sign is set without a jump too.
            long magnitude = Double.doubleToRawLongBits(DecimalRounding.nearest(digits, -decimals));
            values[at + row] = Double.longBitsToDouble(magnitude | (long) negative << Long.SIZE - 1);
        }
        irregular |= seen < 0;
        return row;
    }

    /** 1 or 0, without a jump, which a column of both signs would often take. */
    private static int isMinus(byte first) {
        return (first & 0xff ^ '-') - 1 >>> 31;
    }

    /** Both are exact, so one division rounds the decimal text correctly. */
    private static double value(double digits, int negative, int decimals) {
        double signed = digits * (1 - 2 * negative); // minus zero too
        return decimals == 0 ? signed : signed / NumberText.POWERS[decimals];
    }

    /** The number that the digits of a word and those that follow make, or {@link #NOT_A_NUMBER}. */
    private static long digits(long word, byte[] buffer, int from, int end) {
        long wrong = word | word + SIX;
        long digits = eight(word);
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long next = Words.at(buffer, i) ^ ZEROS;
            wrong |= next | next + SIX;
            digits = digits * 100_000_000 + eight(next);
        }
        int rest = end - i;
        if (rest > 0) {
            long next = last(Words.at(buffer, end - Long.BYTES), rest) ^ ZEROS;
            wrong |= next | next + SIX;
            digits = digits * WHOLE_POWERS[rest] + eight(next);
        }
        return (wrong & NOT_DIGITS) == 0 ? digits : NOT_A_NUMBER;
    }

    /** The last characters of a word, one at least, with zeros in front: they are its highest bytes. */
    private static long last(long word, int characters) {
        long kept = -1L << Long.SIZE - Byte.SIZE * characters;
        return word & kept | ZEROS & ~kept;
    }

    /**
     * -1 when a zero is in front of other digits, else 0; without a jump, which a column of 0 and 1 would often take.
     */
    private static int zerosInFront(byte first, int whole) {
        return -((first ^ '0') - 1 >>> 31 & 1 - whole >>> 31);
    }

    /** The number that eight digits make, which are 0 to 9 each and the first one lowest. */
    private static long eight(long word) {
        // Two, four, then eight at a time.
        long pairs = word * 10 + (word >>> 8);
        return (pairs & PAIRS) * HUNDREDS + (pairs >>> 16 & PAIRS) * ONES >>> 32;
    }
}
