package io.limpid.core.csv;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads a file in pieces that workers take independently, and joins them in order.
 *
 * <p>A piece starts behind a line's end; whether that line's end is a record's or inside quotes nobody can tell there.
 * So a first pass only looks at quotes and line ends: it counts each piece's records under a guess, the start of a
 * record unless quotes then stand where none may, and finds what the piece leaves to the next one. Then the pieces are
 * gone through in order: the first one's start is known, and each one's end proves or disproves the next one's guess; a
 * disproved one is counted again. Now every piece's rows are known, and a second pass puts its cells into their places.
 * Whatever is not regular ends the whole attempt, and the file is read from start to end instead: that way its result,
 * or its error, does not depend on the pieces.
 */
final class PiecewiseRead {

    /** Read at once, and at most so much beyond a piece's end at first, where its last record may go on. */
    private static final int SLICE = 1 << 18;

    private final Source source;
    private final ReadPlan plan;
    private final byte delimiter;
    private final FileChannel channel;
    private final long size;
    private final int smallest;
    private final int beyond;
    private final Run run;
    private final Stage counting;
    private final Stage reading;
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
        this.beyond = Math.min(SLICE, smallest);
        this.run = run;
        this.counting = new Stage("counting rows of " + source.name());
        this.reading = new Stage(TextInput.stage(source));
    }

    /** The bytes done; told in order, whichever worker comes first. */
    private final class Stage {
        private final String name;
        private long done;

        Stage(String name) {
            this.name = name;
        }

        synchronized void advance(int k) {
            done += Math.min(length, size - origin - (long) k * length) + (k == 0 ? origin : 0);
            run.progress().update(name, done, size);
        }

        synchronized boolean heard() {
            return done > 0;
        }
    }

    /**
     * Where a part of the file has its records.
     *
     * @param start what it was counted as
     * @param after what the next piece's start is, if that is right
     * @param first where the first record starts, -1 when none does
     * @param rows the number of records that start here
     * @param ascii whether all up to the end is ASCII
     */
    private record Piece(QuoteScan.Start start, QuoteScan.Start after, int first, int end, int rows, boolean ascii) {}

    /** The table, or empty when the file must be read from its start to its end. */
    Optional<Table> table() throws IOException {
        try {
            if (!begin()) {
                return Optional.empty();
            }
            Piece[] pieces = new Piece[Math.toIntExact((size - origin + length - 1) / length)];
            run.workers().forEach(pieces.length, k -> {
                pieces[k] = count(k, Optional.empty());
                counting.advance(k);
            });
            long rows = prove(pieces);
            return rows >= 0 && rows <= plan.limits().rows() ? fill(pieces, (int) rows) : Optional.empty();
        } catch (CsvFormatException e) {
            return Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether somebody has heard of progress. */
    boolean heard() {
        return counting.heard();
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

    /** Puts every piece's start right, and returns the number of rows; -1 when the last quote is not closed. */
    private long prove(Piece[] pieces) {
        QuoteScan.Start start = QuoteScan.Start.RECORD;
        long rows = 0;
        for (int k = 0; k < pieces.length; k++) {
            if (pieces[k].start != start) {
                pieces[k] = count(k, Optional.of(start));
            }
            rows += pieces[k].rows;
            start = pieces[k].after;
        }
        return start == QuoteScan.Start.RECORD ? rows : -1;
    }

    private Piece count(int k, Optional<QuoteScan.Start> known) {
        Stretch stretch = stretch(k);
        try {
            int from = k == 0 ? 0 : stretch.lineEnd(0);
            int to = stretch.lineEnd(length);
            boolean ended = to == stretch.end();
            QuoteScan.Start start = known.orElse(QuoteScan.Start.RECORD);
            QuoteScan scan = QuoteScan.of(stretch.buffer, from, to, delimiter, start, ended);
            if (known.isEmpty() && scan.violations() > 0) {
                QuoteScan other = QuoteScan.of(stretch.buffer, from, to, delimiter, QuoteScan.Start.QUOTED, ended);
                if (other.violations() < scan.violations()) {
                    start = QuoteScan.Start.QUOTED;
                    scan = other;
                }
            }
            int first = start == QuoteScan.Start.RECORD ? from : scan.firstEnd();
            // The record that was open at the start is the piece before's, the one that is open at the end is ours.
            int rows = scan.records() - (start == QuoteScan.Start.QUOTED && first >= 0 ? 1 : 0);
            boolean more = scan.open() || ended && to > from && !separates(stretch.buffer[to - 1]);
            return new Piece(
                    start,
                    scan.open() ? QuoteScan.Start.QUOTED : QuoteScan.Start.RECORD,
                    first,
                    to,
                    rows + (more && first >= 0 ? 1 : 0),
                    scan.ascii());
        } finally {
            stretch.release();
        }
    }

    private static boolean separates(byte c) {
        return c == '\n' || c == '\r';
    }

    private Optional<Table> fill(Piece[] pieces, int rows) {
        double[][] arrays = layout.newArrays(rows);
        int[] starts = new int[pieces.length];
        for (int k = 1; k < pieces.length; k++) {
            starts[k] = starts[k - 1] + pieces[k - 1].rows;
        }
        Cells[][] cells = new Cells[pieces.length][];
        run.workers().forEach(pieces.length, k -> {
            cells[k] = layout.newCells(arrays, starts[k], pieces[k].rows);
            fill(k, pieces[k], cells[k]);
            reading.advance(k);
        });
        return Optional.of(layout.table(Arrays.asList(cells), run.workers()));
    }

    private void fill(int k, Piece piece, Cells[] cells) {
        if (piece.first < 0) {
            return;
        }
        Stretch stretch = stretch(k);
        try {
            stretch.reach(piece.end);
            int end = piece.after == QuoteScan.Start.QUOTED ? stretch.recordEnd(piece.end) : piece.end;
            if (!Utf8Reader.valid(stretch.buffer, piece.ascii ? piece.end : piece.first, end)) {
                throw irregular();
            }
            fill(stretch.buffer, piece.first, end, cells, piece.rows);
        } finally {
            stretch.release();
        }
    }

    private void fill(byte[] buffer, int first, int end, Cells[] cells, int rows) {
        RecordSplitter splitter = new RecordSplitter(delimiter, plan.longestCell());
        RowBatch batch = new RowBatch(layout.columns());
        byte next = buffer[end];
        buffer[end] = '\n';
        int left = rows;
        for (int position = first; position < end; ) {
            // Nobody asks for the lines: whatever is wrong is found again from the start.
            batch.begin(buffer, start -> 0);
            position = splitter.split(batch, buffer, position, end, batch.capacity());
            left -= batch.rows();
            if (splitter.stopped() || left < 0) {
                throw irregular();
            }
            batch.addTo(cells);
        }
        buffer[end] = next;
        if (left > 0) {
            throw irregular();
        }
    }

    /** Makes the file be read from start to end, which words the error if there is one. */
    private CsvFormatException irregular() {
        return source.error("regular records", "others");
    }

    private Stretch stretch(int k) {
        return new Stretch(origin + (long) k * length, length + beyond);
    }

    /** Some of the file's bytes, and more behind them on demand. */
    private final class Stretch {
        private final long at;
        private byte[] buffer;
        private int size;

        Stretch(long at, int length) {
            this.at = at;
            byte[] used = buffers.poll();
            buffer = used != null && used.length >= length + RecordSplitter.SLACK
                    ? used
                    : new byte[length + RecordSplitter.SLACK];
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
                    int count = channel.read(ByteBuffer.wrap(buffer, size, Math.min(SLICE, end - size)), at + size);
                    if (count < 0) {
                        throw irregular();
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
            if (ended() || wider > 2L * (length + beyond)) {
                return false;
            }
            reach((int) wider);
            return true;
        }

        /** Reads at least so far, if the file goes so far. */
        void reach(int wanted) {
            if (wanted + RecordSplitter.SLACK > buffer.length) {
                buffer = Arrays.copyOf(buffer, wanted + RecordSplitter.SLACK);
            }
            read(wanted);
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
                    throw irregular();
                }
            }
        }

        /** Where the record ends that has an open quote here, or fails. */
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
                    throw irregular();
                }
            }
        }
    }
}
