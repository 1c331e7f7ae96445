package io.limpid.core.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Receives the fields of records from FastCSV: of the header, and of whatever {@link RecordSplitter} leaves alone. */
final class RecordHandler extends AbstractBaseCsvCallbackHandler<RecordHandler> {

    private static final int SMALLEST_BUFFER = 1 << 14;

    /** As long as a name in a model file may be. */
    private static final int LONGEST_NAME = 1_000;

    private final Source source;
    private final ReadPlan plan;
    private final char delimiter;

    /** The line before the text that is being parsed. */
    private long linesBefore;

    private final List<String> first = new ArrayList<>();
    private Layout layout;
    private Cells[] cells;
    private RowBatch batch;
    private byte[] record = new byte[64];
    private int recordSize;
    private long rows;

    /** For how many rows there is room. */
    private int room;

    RecordHandler(Source source, ReadPlan plan, char delimiter) {
        this.source = source;
        this.plan = plan;
        this.delimiter = delimiter;
    }

    /** Whether the columns are known. */
    boolean started() {
        return layout != null;
    }

    Layout layout() {
        return layout;
    }

    Cells[] cells() {
        return cells;
    }

    /** Empty, to be filled for {@link #add}. */
    RowBatch batch() {
        return batch;
    }

    /** How many further rows there may be. */
    int rowsLeft() {
        return (int) (plan.limits().rows() - rows);
    }

    long rows() {
        return rows;
    }

    /** Adds records that another has split; {@code expected} rows in all are likely. */
    void add(RowBatch split, long expected) {
        if (rows + split.rows() > room) {
            room = (int) Math.max(
                    rows + split.rows(), Math.min(expected, plan.limits().rows()));
            for (Cells column : cells) {
                if (column != null) {
                    column.reserve(room);
                }
            }
        }
        split.addTo(cells);
        rows += split.rows();
    }

    /** Reads all records of a text that starts in this line. */
    void parse(Reader text, long line) {
        linesBefore = line - 1;
        // A cell in quotes may take twice its length in the buffer, since each of its quotes is doubled. FastCSV grows
        // its buffer in powers of two and fails in between.
        long buffer = Math.max(SMALLEST_BUFFER, 2L * plan.longestCell() + 2);
        try {
            de.siegmar.fastcsv.reader.CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize((int) Long.highestOneBit(2 * buffer - 1))
                    .build(this, text)
                    .forEach(parsed -> {});
        } catch (CsvParseException e) {
            throw formatError(e);
        }
    }

    /** What we throw ourselves comes out of FastCSV as the cause of its own. */
    private RuntimeException formatError(CsvParseException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CsvFormatException || cause instanceof CancellationException) {
                return (RuntimeException) cause;
            }
        }
        // What remains are FastCSV's three own reasons, which only their texts tell apart.
        String reason = String.valueOf(e.getMessage());
        if (reason.startsWith("Unclosed quoted field")) {
            return source.error(line(), "a quote that opens here to be closed", "the end of the file");
        }
        if (reason.startsWith("The maximum buffer size")) {
            return tooLong();
        }
        return source.error(
                line(),
                "a delimiter or the line's end after a closing quote",
                "further text; a quote inside a quoted cell is doubled");
    }

    private CsvFormatException tooLong() {
        return source.error(
                line(),
                "at most " + plan.longestCell() + " characters in a cell",
                "more, or a quote that is not closed");
    }

    /** The line in which the current record starts. */
    private long line() {
        return linesBefore + getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        recordSize = 0;
        if (layout != null) {
            batch.begin(record, start -> line());
        }
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (length > plan.longestCell()) {
            throw tooLong();
        }
        if (layout != null) {
            if (index < layout.columns()) {
                int from = recordSize;
                append(buffer, offset, length);
                batch.cell(index, from, recordSize);
            }
            return;
        }
        if (index >= plan.limits().columns()) {
            throw source.error(line(), "at most " + plan.limits().columns() + " columns", "more");
        }
        String text = new String(buffer, offset, length);
        first.add(plan.header() == CsvReader.Header.FIRST_RECORD ? name(text, quoted) : text);
    }

    private void append(char[] buffer, int offset, int length) {
        byte[] bytes = new String(buffer, offset, length).getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= record.length - recordSize) {
            record = Arrays.copyOf(record, recordSize + bytes.length + 1 + (record.length >> 1));
        }
        System.arraycopy(bytes, 0, record, recordSize, bytes.length);
        recordSize += bytes.length;
    }

    /** Without the spaces around it, unless quotes keep them. */
    private String name(String text, boolean quoted) {
        int from = 0;
        int to = text.length();
        while (!quoted && from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (!quoted && from < to && text.charAt(to - 1) == ' ') {
            to--;
        }
        if (to - from > LONGEST_NAME) {
            throw source.error(line(), "at most " + LONGEST_NAME + " characters in a column's name", "more");
        }
        return text.substring(from, to);
    }

    @Override
    protected RecordHandler buildRecord() {
        if (getRecordType() == RecordType.EMPTY) {
            return this;
        }
        if (layout == null) {
            if (plan.header() == CsvReader.Header.FIRST_RECORD) {
                begin(Layout.ofHeader(source, plan, first, line()));
                return this;
            }
            begin(Layout.withoutHeader(source, plan, first.size(), line()));
            batch.begin(record, start -> line());
            for (int j = 0; j < Math.min(first.size(), layout.columns()); j++) {
                int from = recordSize;
                append(first.get(j).toCharArray(), 0, first.get(j).length());
                batch.cell(j, from, recordSize);
            }
        }
        if (getFieldCount() != layout.columns()) {
            throw source.error(line(), layout.expectedFields(), getFieldCount() + "");
        }
        if (rowsLeft() == 0) {
            throw source.error(line(), "at most " + plan.limits().rows() + " rows", "more");
        }
        batch.begin(record, start -> line());
        batch.record(0);
        add(batch, rows + 1);
        return this;
    }

    private void begin(Layout found) {
        layout = found;
        cells = found.newCells();
        batch = new RowBatch(found.columns());
    }

    /** Makes the columns of a file without any record known, if they can be. */
    void finish() {
        if (layout == null) {
            if (plan.header() == CsvReader.Header.FIRST_RECORD) {
                throw source.error("a header with the columns' names", "an empty file");
            }
            if (plan.schema().isEmpty()) {
                throw source.error("at least one row", "an empty file");
            }
            begin(Layout.withoutHeader(source, plan, 0, 1));
        }
    }
}
