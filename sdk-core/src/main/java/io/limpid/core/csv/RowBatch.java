package io.limpid.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Where the cells of some records are in a buffer of UTF-8 text. Column by column, so that each column's cells are
 * taken one after another.
 */
final class RowBatch {

    /** So many that the offsets stay in a core's own cache. */
    private static final int CELLS = 1 << 12;

    private final int columns;
    private final int capacity;

    /** Where a cell begins, and in the upper half where it ends: the complement of it when it has doubled quotes. */
    private final long[] cells;

    private final int[] starts;
    private int rows;
    private byte[] bytes = new byte[0];
    private IntToLongFunction lines = start -> 0;

    RowBatch(int columns) {
        this.columns = columns;
        this.capacity = Math.max(1, CELLS / Math.max(1, columns));
        cells = new long[Math.multiplyExact(columns, capacity)];
        starts = new int[capacity];
    }

    /** Empties the batch; the next records are in this buffer, and a record that starts there is in that line. */
    void begin(byte[] buffer, IntToLongFunction lineOfStart) {
        bytes = buffer;
        lines = lineOfStart;
        rows = 0;
    }

    int columns() {
        return columns;
    }

    int capacity() {
        return capacity;
    }

    int rows() {
        return rows;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The line in which a record starts. */
    long line(int row) {
        return lines.applyAsLong(starts[row]);
    }

    /** Where the cells of a column begin in the offsets. */
    int base(int j) {
        return j * capacity;
    }

    /** Each cell's place, of which {@link #from} and {@link #to} tell where it is. */
    long[] cells() {
        return cells;
    }

    /** A cell's place; the end may be the complement of where it is. */
    static long place(int first, int end) {
        return (long) end << Integer.SIZE | first;
    }

    static int from(long place) {
        return (int) place;
    }

    static int to(long place) {
        return (int) (place >> Integer.SIZE);
    }

    /** Where a cell begins. */
    int from(int cell) {
        return from(cells[cell]);
    }

    /** Where a cell ends, its doubled quotes made single on the first call. */
    int to(int cell) {
        int end = to(cells[cell]);
        if (end < 0) {
            end = single(from(cells[cell]), ~end);
            cells[cell] = place(from(cells[cell]), end);
        }
        return end;
    }

    String text(int first, int end) {
        return new String(bytes, first, end - first, StandardCharsets.UTF_8);
    }

    /** Sets a cell of the record being added. */
    void cell(int j, int first, int end) {
        cells[j * capacity + rows] = place(first, end);
    }

    /** Ends the record being added. */
    void record(int start) {
        starts[rows++] = start;
    }

    /**
     * Adds all cells to their columns, null where a column is not read.
     *
     * @throws CsvFormatException for the first cell, in the file's order, that its column refuses
     */
    void addTo(Cells[] cells) {
        int good = rows;
        CsvFormatException first = null;
        for (int j = 0; j < columns && good > 0; j++) {
            if (cells[j] != null) {
                int before = cells[j].size();
                try {
                    cells[j].add(this, j, good);
                } catch (CsvFormatException e) {
                    // An earlier row may have a worse cell further right.
                    good = cells[j].size() - before;
                    first = e;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private int single(int first, int end) {
        int at = first;
        for (int i = first; i < end; i++) {
            byte c = bytes[i];
            bytes[at++] = c;
            if (c == '"') {
                i++; // the second of the two
            }
        }
        // What is left over must not show a line's end again: lines are still to be counted.
        Arrays.fill(bytes, at, end, (byte) '"');
        return at;
    }
}
