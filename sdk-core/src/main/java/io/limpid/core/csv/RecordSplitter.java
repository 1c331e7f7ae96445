package io.limpid.core.csv;

/**
 * Splits regular records of UTF-8 text into cells: quotes only around whole cells and doubled inside them, as many
 * cells as columns, none too long. At a record that is not regular it stops: FastCSV reads on from there, and judges.
 */
final class RecordSplitter {

    /** What a buffer must have behind its text, so that whole words can be read. */
    static final int SLACK = 2 * Long.BYTES;

    /** Line ends, quotes, commas and tabulators are below it; few others are in most texts. */
    private static final byte BOUND_BYTE = ',' + 1;

    private static final long BOUND = Words.repeated(BOUND_BYTE);

    private static final int NONE = -1;

    private final byte delimiter;
    private final long repeatedDelimiter;
    private final int longest;
    private final boolean commonDelimiter;

    /** The word being looked at, and what in it is still to be looked at. */
    private int word;

    private long marks;
    private boolean stopped;

    /** Cells of more than {@code longest} bytes are not regular. */
    RecordSplitter(byte delimiter, int longest) {
        this.delimiter = delimiter;
        this.repeatedDelimiter = Words.repeated(delimiter);
        this.longest = longest;
        this.commonDelimiter = delimiter < BOUND_BYTE;
    }

    /** Whether the last call ended before a record that is not regular. */
    boolean stopped() {
        return stopped;
    }

    /**
     * Fills a batch with the records from {@code start} on, at most {@code most} of them, and returns where the next
     * one starts. The text must end in a whole record, {@code buffer[end]} be a line feed, and {@link #SLACK} bytes be
     * there from that one on.
     */
    int split(RowBatch batch, byte[] buffer, int start, int end, int most) {
        int p = start;
        look(buffer, p);
        stopped = batch.columns() == 0;
        while (batch.rows() < most && p < end && !stopped) {
            if (buffer[p] == '\n' || buffer[p] == '\r') {
                p++; // a blank line, or the rest of a line's end
                look(buffer, p);
            } else {
                int next = record(batch, buffer, p, end);
                stopped = next == NONE;
                if (!stopped) {
                    batch.record(p);
                    p = next;
                }
            }
        }
        return Math.min(p, end);
    }

    /** Goes on with the word that starts here. */
    private void look(byte[] buffer, int at) {
        word = at;
        marks = marks(buffer, at);
    }

    /** Where the record ends that starts here, or {@link #NONE}. */
    private int record(RowBatch batch, byte[] buffer, int start, int end) {
        int last = batch.columns() - 1;
        int from = start;
        for (int j = 0; j <= last; ) {
            int p = mark(buffer);
            byte c = buffer[p];
            int first = from;
            int close = p;
            if (c == '"') {
                first++;
                close = p == from ? close(buffer, first, end) : NONE;
                p = 1 + (close < 0 ? ~close : close);
                c = buffer[p];
                if (close == NONE || !separates(c)) {
                    return NONE;
                }
                look(buffer, p + 1);
            }
            if (separates(c)) {
                if (c == delimiter == (j == last) || p - from > longest) {
                    return NONE;
                }
                batch.cell(j++, first, close);
                from = p + 1;
            }
        }
        return from;
    }

    private boolean separates(byte c) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    /** The next byte that separates, or perhaps separates; there is a line feed at the latest. */
    private int mark(byte[] buffer) {
        long left = marks;
        while (left == 0) {
            word += Long.BYTES;
            left = marks(buffer, word);
        }
        marks = left & left - 1;
        return word + (Long.numberOfTrailingZeros(left) >>> 3);
    }

    /** Where a quoted cell closes, the complement of it when there are doubled quotes in it, or {@link #NONE}. */
    private static int close(byte[] buffer, int start, int end) {
        boolean doubled = false;
        int p = start;
        while (true) {
            p = Words.find(buffer, p, end, (byte) '"');
            if (p == end) {
                return NONE;
            }
            if (buffer[p + 1] != '"') {
                return doubled ? ~p : p;
            }
            doubled = true;
            p += 2;
        }
    }

    /** The top bit of each of eight bytes that separates, or perhaps separates. */
    private long marks(byte[] buffer, int at) {
        long word = Words.at(buffer, at);
        long low = Words.below(word, BOUND);
        return commonDelimiter ? low : low | Words.matches(word, repeatedDelimiter);
    }
}
