package io.limpid.core.csv;

/**
 * Splits regular records of UTF-8 text into cells: quotes only around whole cells and doubled inside them, as many
 * cells as columns, none too long. At a record that is not regular it stops: FastCSV reads on from there, and judges.
 */
final class RecordSplitter {

    private static final byte ORDINARY = 0;
    private static final byte SPECIAL = 1;

    private final byte delimiter;
    private final int longest;
    private final byte[] kinds = new byte[256];
    private boolean stopped;

    /** Cells of more than {@code longest} bytes are not regular. */
    RecordSplitter(byte delimiter, int longest) {
        this.delimiter = delimiter;
        this.longest = longest;
        kinds[delimiter] = SPECIAL;
        kinds['"'] = SPECIAL;
        kinds['\n'] = SPECIAL;
        kinds['\r'] = SPECIAL;
    }

    /** Whether the last call ended before a record that is not regular. */
    boolean stopped() {
        return stopped;
    }

    /**
     * Fills a batch with the records from {@code start} on, at most {@code most} of them, and returns where the next
     * one starts. The text must end in a whole record, and {@code buffer[end]} be a line feed.
     */
    int split(RowBatch batch, byte[] buffer, int start, int end, int most) {
        int p = start;
        stopped = false;
        while (batch.rows() < most && p < end) {
            if (buffer[p] == '\n' || buffer[p] == '\r') {
                p++; // a blank line, or the rest of a line's end
            } else {
                int next = record(batch, buffer, p, end);
                if (next < 0) {
                    stopped = true;
                    return p;
                }
                batch.record(p);
                p = next;
            }
        }
        return Math.min(p, end);
    }

    /** Where the record ends, or -1. */
    private int record(RowBatch batch, byte[] buffer, int start, int end) {
        int columns = batch.columns();
        int p = columns == 0 ? -1 : start;
        for (int j = 0; j < columns; j++) {
            int from = p;
            if (buffer[p] == '"') {
                p = quoted(batch, j, buffer, p, end);
                if (p < 0) {
                    return -1;
                }
            } else {
                while (kinds[buffer[p] & 0xff] == ORDINARY) {
                    p++;
                }
                batch.cell(j, from, p);
            }
            if (p - from > longest) {
                return -1;
            }
            boolean last = j == columns - 1;
            byte c = buffer[p++];
            if (last ? c != '\n' && c != '\r' : c != delimiter) {
                return -1;
            }
        }
        return p;
    }

    /** Where a cell that opens with a quote ends, or -1 when it does not. */
    private static int quoted(RowBatch batch, int j, byte[] buffer, int start, int end) {
        boolean doubled = false;
        int p = start + 1;
        while (true) {
            p = Words.find(buffer, p, end, (byte) '"');
            if (p == end) {
                return -1;
            }
            if (buffer[p + 1] != '"') {
                batch.cell(j, start + 1, doubled ? ~p : p);
                return p + 1;
            }
            doubled = true;
            p += 2;
        }
    }
}
