package io.limpid.core.csv;

import io.limpid.core.data.Table;
import io.limpid.core.run.Workers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a text from its start to its end, block by block. {@link RecordSplitter} takes the regular records; from the
 * first one on that is not, FastCSV reads, so that it alone judges what is right and what is wrong.
 */
final class SequentialRead {

    private static final int FIRST_BLOCK = 1 << 17;

    /** A record longer than this is FastCSV's. */
    private static final int LARGEST_BLOCK = 1 << 24;

    private static final int BYTE_ORDER_MARK = 3;

    /** Room for somewhat more rows than the ones so far let expect. */
    private static final double MARGIN = 1.02;

    private final Source source;
    private final RecordHandler handler;
    private final char delimiter;
    private final RecordSplitter splitter;
    private final LineCount lines = new LineCount();
    private final InputStream in;

    /** The bytes of the text, 0 when nobody knows; and how many of them are behind us. */
    private final long total;

    private long passed;
    private byte[] buffer;
    private int position;
    private int size;
    private boolean ended;

    SequentialRead(Source source, ReadPlan plan, char delimiter, InputStream in, long total, int block) {
        this.source = source;
        this.handler = new RecordHandler(source, plan, delimiter);
        this.delimiter = delimiter;
        this.splitter = new RecordSplitter((byte) delimiter, plan.longestCell());
        this.in = in;
        this.total = total;
        this.buffer = new byte[block + RecordSplitter.SLACK];
    }

    /** Reads a text of {@code total} bytes, 0 when nobody knows. */
    static SequentialRead of(Source source, ReadPlan plan, char delimiter, InputStream in, long total) {
        return new SequentialRead(source, plan, delimiter, in, total, FIRST_BLOCK);
    }

    Table table() throws IOException {
        fill();
        position = textStart(source, buffer, size);
        boolean regular = delimiter < 0x80;
        while (regular && (position < size || !ended)) {
            regular = block();
        }
        if (!regular) {
            skipLineFeedOfReturn();
            InputStream rest = new ByteArrayInputStream(buffer, position, size - position);
            handler.parse(new Utf8Reader(source, new SequenceInputStream(rest, in), lines.line()), lines.line());
        }
        handler.finish();
        return handler.layout().table(List.<Cells[]>of(handler.cells()), Workers.sequential());
    }

    /**
     * Behind a byte order mark.
     *
     * @throws CsvFormatException when the mark is another encoding's, or the first bytes are UTF-16 or a zip archive
     */
    static int textStart(Source source, byte[] buffer, int size) {
        if (starts(buffer, size, 'P', 'K', 3, 4)) {
            throw source.error("UTF-8 text", "a zip archive; unpack it, or save the workbook that it is as CSV");
        }
        // The little-endian mark of UTF-32 starts with that of UTF-16.
        if (starts(buffer, size, 0xff, 0xfe, 0, 0) || starts(buffer, size, 0, 0, 0xfe, 0xff)) {
            throw otherEncoding(source, "UTF-32, as its byte order mark says");
        }
        if (starts(buffer, size, 0xff, 0xfe) || starts(buffer, size, 0xfe, 0xff)) {
            throw otherEncoding(source, "UTF-16, as its byte order mark says");
        }
        if (size >= 2 && (buffer[0] == 0 || buffer[1] == 0)) {
            throw otherEncoding(source, "a byte of zero among the first two, as in UTF-16");
        }
        return starts(buffer, size, 0xef, 0xbb, 0xbf) ? BYTE_ORDER_MARK : 0;
    }

    private static boolean starts(byte[] buffer, int size, int... bytes) {
        boolean same = size >= bytes.length;
        for (int k = 0; same && k < bytes.length; k++) {
            same = (buffer[k] & 0xff) == bytes[k];
        }
        return same;
    }

    private static CsvFormatException otherEncoding(Source source, String got) {
        return source.error(1, "UTF-8 text", got + "; save the file as UTF-8");
    }

    /** What sees only the text from here on would count a line end that a block's end has cut in two once more. */
    private void skipLineFeedOfReturn() throws IOException {
        if (position == size && !ended) {
            refill();
        }
        long line = lines.line();
        if (position < size && buffer[position] == '\n' && lines.lineAt(buffer, position, position + 1) == line) {
            advance(position + 1);
        }
    }

    /** Where the first line starts that is not blank. */
    static int behindBlankLines(byte[] buffer, int from, int to) {
        int p = from;
        while (p < to && (buffer[p] == '\n' || buffer[p] == '\r')) {
            p++;
        }
        return p;
    }

    /** Takes the whole records in the buffer and fills it again, or says that FastCSV must go on. */
    private boolean block() throws IOException {
        if (!handler.started()) {
            advance(behindBlankLines(buffer, position, size));
        }
        QuoteScan scan = QuoteScan.of(buffer, position, size, (byte) delimiter, QuoteScan.Start.RECORD, ended);
        int end = ended && !scan.open() ? size : scan.lastEnd();
        if (end < 0) {
            return !ended && grow();
        }
        if (!scan.ascii() && !Utf8Reader.valid(buffer, position, end)) {
            return false;
        }
        if (!handler.started()) {
            end = scan.firstEnd() < 0 ? end : scan.firstEnd();
            handler.parse(
                    new Utf8Reader(source, new ByteArrayInputStream(buffer, position, end - position), lines.line()),
                    lines.line());
            advance(end);
            return true;
        }
        // The splitter asks for a line's end behind the text. What is there now may be the next record's start.
        byte next = buffer[end];
        buffer[end] = '\n';
        int begin = position;
        boolean regular = split(end);
        buffer[end] = next;
        if (position == scan.lastEnd()) {
            lines.pass(buffer, begin, position, scan.lines());
        } else {
            lines.advance(buffer, begin, position);
        }
        return regular && (ended || refill());
    }

    private boolean split(int end) {
        RowBatch batch = handler.batch();
        int begin = position;
        while (position < end) {
            int from = position;
            batch.begin(buffer, start -> lines.lineAt(buffer, begin, start));
            position = splitter.split(batch, buffer, from, end, Math.min(batch.capacity(), handler.rowsLeft()));
            passed += position - from;
            handler.add(batch, expectedRows());
            if (splitter.stopped() || position == from) {
                return false;
            }
        }
        return true;
    }

    /** How many rows there are, should all be as long as those so far; too few if nobody knows. */
    private long expectedRows() {
        long rows = handler.rows() + handler.batch().rows();
        // A row has at least a byte for each column, whatever the first rows were like.
        long most = rows + (total - passed) / Math.max(1, handler.layout().columns());
        return Math.min(most, (long) (rows * MARGIN * total / passed));
    }

    private void advance(int to) {
        lines.advance(buffer, position, to);
        passed += to - position;
        position = to;
    }

    /** Moves what is left to the front and reads behind it. */
    private boolean refill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, size - position);
        size -= position;
        position = 0;
        fill();
        return true;
    }

    private boolean grow() throws IOException {
        if (position == 0 && size == buffer.length - RecordSplitter.SLACK) {
            if (buffer.length > LARGEST_BLOCK) {
                return false;
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        return refill();
    }

    /** Reads until the buffer but for its slack is full, however little a stream gives at a time. */
    private void fill() throws IOException {
        int count = in.readNBytes(buffer, size, buffer.length - RecordSplitter.SLACK - size);
        size += count;
        ended = size < buffer.length - RecordSplitter.SLACK;
    }
}
