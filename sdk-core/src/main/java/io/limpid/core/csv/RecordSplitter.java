package io.limpid.core.csv;

/**
 * Splits regular records of UTF-8 text into cells: quotes only around whole cells and doubled inside them, as many
 * cells as columns, none too long. At a record that is not regular it stops: FastCSV reads on from there, and judges.
 */
final class RecordSplitter {

    /** So many bytes are looked at together: one bit each in a word. */
    private static final int BLOCK = Long.SIZE;

    /** What a buffer must have behind its text, so that whole blocks can be read. */
    static final int SLACK = BLOCK + Long.BYTES;

    /** Marks found at once, and how many are written without asking how many there are. */
    private static final int AHEAD = 512;

    private static final int UNASKED = 12;

    /** Line ends, quotes, commas and tabulators are below it; few others are in most texts. */
    private static final byte BOUND_BYTE = ',' + 1;

    private static final long BOUND = Words.repeated(BOUND_BYTE);

    private static final int NONE = -1;

    private final byte delimiter;
    private final long repeatedDelimiter;
    private final int longest;
    private final boolean commonDelimiter;

    /**
     * Where the next bytes are that separate, or perhaps separate. Found many at a time and gone through later: a loop
     * from one to the next would end after a number of steps that no processor can guess.
     */
    private final int[] marks = new int[AHEAD + BLOCK + UNASKED];

    private int nextMark;
    private int markCount;

    /** Behind what has been looked at, and where the text ends. */
    private int looked;

    private int textEnd;
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
        textEnd = end;
        look(buffer, p);
        stopped = batch.columns() == 0;
        while (batch.rows() < most && p < end && !stopped) {
            if (buffer[p] == '\n' || buffer[p] == '\r') {
                p = mark(buffer) + 1; // a blank line, or the rest of a line's end
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

    /** Goes on from here. */
    private void look(byte[] buffer, int at) {
        int count = 0;
        int p = at;
        int[] found = marks;
        while (count < AHEAD && p <= textEnd) {
            long left = marks(buffer, p);
            int bits = Long.bitCount(left);
            for (int i = 0; i < UNASKED; i++) {
                found[count + i] = p + Long.numberOfTrailingZeros(left);
                left &= left - 1;
            }
            for (int i = UNASKED; i < bits; i++) {
                found[count + i] = p + Long.numberOfTrailingZeros(left);
                left &= left - 1;
            }
            count += bits;
            p += BLOCK;
        }
        looked = p;
        markCount = count;
        nextMark = 0;
    }

    /** Goes on from a place further on, which may be among those looked at. */
    private void skip(byte[] buffer, int to) {
        if (to >= looked) {
            look(buffer, to);
        }
        while (nextMark < markCount && marks[nextMark] < to) {
            nextMark++;
        }
    }

    /** Where the record ends that starts here, or {@link #NONE}. */
    private int record(RowBatch batch, byte[] buffer, int start, int end) {
        int last = batch.columns() - 1;
        int j = plain(batch, buffer, start, last);
        int from = j == 0 ? start : marks[nextMark - 1] + 1;
        while (j <= last) {
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
                skip(buffer, p + 1);
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

    /** Takes the record's cells, but for the last one, as long as they have no quotes, and returns how many. */
    private int plain(RowBatch batch, byte[] buffer, int start, int most) {
        int[] found = marks;
        long[] cells = batch.cells();
        int row = batch.rows();
        int stride = batch.capacity();
        int k = nextMark;
        int count = Math.min(most, markCount - k);
        int from = start;
        int j = 0;
        for (; j < count; j++) {
            int p = found[k + j];
            if (buffer[p] != delimiter || p - from > longest) {
                break;
            }
            cells[row + j * stride] = RowBatch.place(from, p);
            from = p + 1;
        }
        nextMark = k + j;
        return j;
    }

    private boolean separates(byte c) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    /** The next byte that separates, or perhaps separates; there is a line feed at the latest. */
    private int mark(byte[] buffer) {
        while (nextMark == markCount) {
            look(buffer, looked);
        }
        return marks[nextMark++];
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

    /** One bit for each of 64 bytes: whether it separates, or perhaps separates. */
    private long marks(byte[] buffer, int at) {
        long bits = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            long word = Words.at(buffer, at + i);
            long low = Words.below(word, BOUND);
            long tops = commonDelimiter ? low : low | Words.matches(word, repeatedDelimiter);
            bits |= Words.gathered(tops) << i;
        }
        return bits;
    }
}
