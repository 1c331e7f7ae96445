package io.limpid.core.csv;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads a file in pieces that workers take independently, and joins them in order.
 *
 * <p>A piece starts behind a line's end; whether that line's end is a record's or inside quotes nobody can tell there.
 * So each piece is read under a guess, the start of a record unless its quotes then stand where none may, and tells
 * what it leaves to the next one. Afterwards the pieces are gone through in order: the first one's guess is certain,
 * and each one's end proves or disproves the next one's guess. A disproved one is read again. Whatever is not regular
 * ends the whole attempt, and the file is read from start to end instead: that way its result, or its error, does not
 * depend on the pieces.
 */
final class PiecewiseRead {

    /** Read at once, and beyond a piece's end when its last record goes on there. */
    private static final int SLICE = 1 << 18;

    private final Source source;
    private final ReadPlan plan;
    private final byte delimiter;
    private final FileChannel channel;
    private final long size;
    private final int smallest;
    private final Run run;
    private final AtomicLong done = new AtomicLong();
    private final Queue<byte[]> buffers = new ConcurrentLinkedQueue<>();
    private Layout layout;
    private long origin;
    private int length;

    /** A file of this size in pieces of at least {@code smallest} bytes; the delimiter is ASCII. */
    PiecewiseRead(Source source, ReadPlan plan, byte delimiter, FileChannel channel, long size, int smallest, Run run) {
        this.source = source;
        this.plan = plan;
        this.delimiter = delimiter;
        this.channel = channel;
        this.size = size;
        this.smallest = smallest;
        this.run = run;
    }

    /**
     * What a part of the file holds.
     *
     * @param start what it was read as
     * @param after what the next piece's start is, if that is right
     * @param rows the number of rows, or -1 when it is not regular
     */
    private record Piece(QuoteScan.Start start, QuoteScan.Start after, Cells[] cells, int rows) {}

    /** The table, or empty when the file must be read from its start to its end. */
    Optional<Table> table() throws IOException {
        try {
            if (!begin()) {
                return Optional.empty();
            }
            Piece[] pieces = new Piece[Math.toIntExact((size - origin + length - 1) / length)];
            run.workers().forEach(pieces.length, k -> pieces[k] = read(k, Optional.empty()));
            return prove(pieces) ? Optional.of(join(pieces)) : Optional.empty();
        } catch (CsvFormatException e) {
            return Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether somebody has heard of progress. */
    boolean heard() {
        return done.get() > 0;
    }

    /** Reads the header, and says whether the file is for pieces. */
    private boolean begin() throws IOException {
        Stretch stretch = new Stretch(0, SLICE);
        int first = SequentialRead.textStart(source, stretch.buffer, stretch.size);
        if (TextInput.isGzip(stretch.buffer) || size > plan.limits().bytes()) {
            return false;
        }
        RecordHandler handler = new RecordHandler(source, plan, (char) delimiter);
        int position = SequentialRead.behindBlankLines(stretch.buffer, first, stretch.size);
        int end = QuoteScan.of(
                        stretch.buffer, position, stretch.size, delimiter, QuoteScan.Start.RECORD, stretch.ended())
                .firstEnd();
        if (end < 0) {
            return false;
        }
        handler.parse(new Utf8Reader(source, new ByteArrayInputStream(stretch.buffer, position, end - position), 1), 1);
        stretch.release();
        layout = handler.layout();
        origin = plan.header() == CsvReader.Header.FIRST_RECORD ? end : first;
        // A piece of very many columns must have rows enough to be worth an object per column.
        length = (int) Math.min(1 << 28, Math.max(smallest, 8_192L * layout.columns() * smallest / CsvReader.PIECE));
        return size - origin > length;
    }

    private boolean prove(Piece[] pieces) {
        QuoteScan.Start start = QuoteScan.Start.RECORD;
        long rows = 0;
        for (int k = 0; k < pieces.length; k++) {
            if (pieces[k].start != start) {
                pieces[k] = read(k, Optional.of(start));
            }
            if (pieces[k].rows < 0) {
                return false;
            }
            rows += pieces[k].rows;
            start = pieces[k].after;
        }
        return start == QuoteScan.Start.RECORD && rows <= plan.limits().rows();
    }

    private Table join(Piece[] pieces) {
        List<Cells[]> cells = new ArrayList<>(pieces.length);
        for (Piece piece : pieces) {
            if (piece.rows > 0 || cells.isEmpty()) {
                cells.add(piece.cells);
            }
        }
        return layout.table(cells, run.workers());
    }

    private Piece read(int k, Optional<QuoteScan.Start> known) {
        Stretch stretch = new Stretch(origin + (long) k * length, length + SLICE);
        try {
            Piece piece = read(stretch, k, known);
            if (known.isEmpty()) {
                long all = done.addAndGet(Math.min(length, size - stretch.at) + (k == 0 ? origin : 0));
                run.progress().update(TextInput.stage(source), all, size);
            }
            return piece;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            stretch.release();
        }
    }

    private Piece read(Stretch stretch, int k, Optional<QuoteScan.Start> known) throws IOException {
        int from = k == 0 ? 0 : stretch.lineEnd(0);
        int to = stretch.lineEnd(length);
        QuoteScan.Start start = known.orElse(QuoteScan.Start.RECORD);
        QuoteScan scan = QuoteScan.of(stretch.buffer, from, to, delimiter, start, to == stretch.end());
        if (known.isEmpty() && scan.violations() > 0) {
            QuoteScan other =
                    QuoteScan.of(stretch.buffer, from, to, delimiter, QuoteScan.Start.QUOTED, to == stretch.end());
            if (other.violations() < scan.violations()) {
                start = QuoteScan.Start.QUOTED;
                scan = other;
            }
        }
        QuoteScan.Start after = scan.open() ? QuoteScan.Start.QUOTED : QuoteScan.Start.RECORD;
        int first = start == QuoteScan.Start.RECORD ? from : scan.firstEnd();
        Cells[] cells = layout.newCells();
        int rows = 0;
        if (first >= 0) {
            int end = scan.open() ? stretch.recordEnd(to) : to;
            rows = end < 0 ? -1 : parse(stretch, first, end, cells);
        }
        return new Piece(start, after, cells, rows);
    }

    /** The number of rows, or -1 when they are not regular. */
    private int parse(Stretch stretch, int first, int end, Cells[] cells) {
        byte[] buffer = stretch.buffer;
        if (!Utf8Reader.valid(buffer, first, end)) {
            return -1;
        }
        RecordSplitter splitter = new RecordSplitter(delimiter, plan.limits().fieldLength());
        RowBatch batch = new RowBatch(layout.columns());
        byte next = buffer[end];
        buffer[end] = '\n';
        int rows = 0;
        try {
            for (int position = first; position < end; ) {
                // Nobody asks for the lines: whatever is wrong is found again from the start.
                batch.begin(buffer, start -> 0);
                position = splitter.split(batch, buffer, position, end, batch.capacity());
                if (splitter.stopped()) {
                    return -1;
                }
                batch.addTo(cells);
                if (rows == 0) {
                    reserve(cells, (double) batch.rows() / (position - first) * (end - first));
                }
                rows += batch.rows();
            }
        } catch (CsvFormatException e) {
            return -1;
        } finally {
            buffer[end] = next;
        }
        for (Cells column : cells) {
            if (column != null) {
                column.trim();
            }
        }
        return rows;
    }

    private static void reserve(Cells[] cells, double rows) {
        for (Cells column : cells) {
            if (column != null) {
                column.reserve((int) (rows * 1.03) + 1);
            }
        }
    }

    /** Some of the file's bytes, and more behind them on demand. */
    private final class Stretch {
        private final long at;
        private byte[] buffer;
        private int size;

        Stretch(long at, int length) {
            this.at = at;
            byte[] used = buffers.poll();
            // One byte and one word more, for the line feed behind the text.
            buffer = used != null && used.length > length ? used : new byte[length + 1];
            read(length);
        }

        void release() {
            buffers.add(buffer);
        }

        boolean ended() {
            return at + size == PiecewiseRead.this.size;
        }

        /** Where the file ends, or -1 when that is beyond. */
        int end() {
            return ended() ? size : -1;
        }

        private void read(int wanted) {
            int end = (int) Math.min(wanted, PiecewiseRead.this.size - at);
            try {
                while (size < end) {
                    run.cancellation().check();
                    int count = channel.read(
                            ByteBuffer.wrap(buffer, size, Math.min(SLICE, end - size)), at + size);
                    if (count < 0) {
                        throw source.error("a file that stays as it is", "its end before its length");
                    }
                    size += count;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** As much again; false when that is more than a piece may hold. */
        private boolean more() {
            long wider = 2L * size;
            if (ended() || wider > 2L * (length + SLICE)) {
                return false;
            }
            if (wider >= buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) wider + 1);
            }
            read((int) wider);
            return true;
        }

        /** Behind the first line's end from here on, in quotes or not; the file's end when there is none. */
        int lineEnd(int from) {
            while (true) {
                int end = from >= size ? -1 : QuoteScan.lineEnd(buffer, from, size);
                if (end >= 0) {
                    return end;
                }
                if (ended()) {
                    return size;
                }
                if (!more()) {
                    throw source.error("lines", "a very long one");
                }
            }
        }

        /** Where the record ends that has an open quote here, or -1. */
        int recordEnd(int from) {
            while (true) {
                QuoteScan scan = QuoteScan.of(buffer, from, size, delimiter, QuoteScan.Start.QUOTED, ended());
                if (scan.firstEnd() >= 0) {
                    return scan.firstEnd();
                }
                if (ended() && !scan.open()) {
                    return size;
                }
                if (!more()) {
                    return -1;
                }
            }
        }
    }
}
