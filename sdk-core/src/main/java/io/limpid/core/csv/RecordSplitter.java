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
        int last = batch.columns() - 1;
        int record = start;
        int from = start;
        int j = 0;
        int word = start;
        long marks = marks(buffer, word);
        stopped = last < 0;
        while (record < end && batch.rows() < most && !stopped) {
            while (marks == 0) {
                word += Long.BYTES;
                marks = marks(buffer, word);
            }
            int p = word + (Long.numberOfTrailingZeros(marks) >>> 3);
            marks &= marks - 1;
            byte c = buffer[p];
            int first = from;
            int close = p;
            if (c == '"') {
                first++;
                close = p == from ? close(buffer, first, end) : NONE;
                p = 1 + (close < 0 ? ~close : close);
                c = buffer[p];
                stopped = close == NONE || c != delimiter && c != '\n' && c != '\r';
                word = p + 1;
                marks = marks(buffer, word);
            }
            if (stopped) {
                break;
            }
            if (c == delimiter) {
                stopped = j == last || p - from > longest;
                batch.cell(j, first, close);
                j++;
                from = p + 1;
            } else if (c == '\n' || c == '\r') {
                if (p > record) { // else a blank line, or the rest of a line's end
                    stopped = j != last || p - from > longest;
                    batch.cell(j, first, close);
                    if (stopped) {
                        break;
                    }
                    batch.record(record);
                }
                record = p + 1;
                from = record;
                j = 0;
            }
        }
        return Math.min(record, end);
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
