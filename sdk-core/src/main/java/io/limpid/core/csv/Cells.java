package io.limpid.core.csv;

import io.limpid.core.data.Column;
import java.util.Arrays;
import java.util.List;

/** Collects one column of a file or of a piece of one. */
abstract class Cells {

    /** Whether a missing cell is an error. */
    enum Missing {
        ALLOWED,
        REFUSED
    }

    final Source source;
    final String column;
    final MissingMarkers markers;
    private final Missing missing;
    private double[] values = new double[0];

    /** Where the cells are in the array, and up to where they may be. */
    private int first;

    private int end;
    private int size;

    Cells(Source source, String column, MissingMarkers markers, Missing missing) {
        this.source = source;
        this.column = column;
        this.markers = markers;
        this.missing = missing;
    }

    /** Puts the cells into a part of an array that is others' too: the rows of one piece of a file. */
    final void share(double[] all, int from, int cells) {
        values = all;
        first = from;
        end = from + cells;
    }

    /** Makes room for so many cells, should there be less. */
    final void reserve(int cells) {
        if (cells > values.length) {
            values = Arrays.copyOf(values, Math.max(cells, size + (size >> 1)));
            end = values.length;
        }
    }

    /** Adds column {@code j} of the first {@code rows} records, for which there is room. */
    final void add(RowBatch batch, int j, int rows) {
        take(batch, batch.base(j), rows, values, first + size);
        size += rows;
    }

    /** The error of a cell; the cells before it are counted, it and those behind it are not. */
    final CsvFormatException refused(RowBatch batch, int row, String expected, String got) {
        size += row;
        return source.error(batch.line(row), column, expected, got);
    }

    /** What stands for a missing value, if there may be one. */
    final double missing(RowBatch batch, int row) {
        if (missing == Missing.ALLOWED) {
            return Double.NaN;
        }
        throw refused(batch, row, "a value", "a missing one");
    }

    final int size() {
        return size;
    }

    /** How many cells there is room for so far; at least for those being taken. */
    final int capacity() {
        return end - first;
    }

    /** The value of a cell so far. */
    final double at(int i) {
        return values[first + i];
    }

    /** Changes it. */
    final void put(int i, double value) {
        values[first + i] = value;
    }

    /** Puts in place of each piece's codes, from {@code known} on, those that its levels have among all. */
    static void recode(List<Cells> pieces, int known, int[][] codes) {
        for (int k = 0; k < codes.length; k++) {
            pieces.get(k).recode(known, codes[k]);
        }
    }

    /** The same with the levels in ascending order, which it returns. */
    static List<String> recodeSorted(List<Cells> pieces, Levels all, int[][] codes) {
        Levels.Sorted sorted = all.sorted();
        for (int k = 0; k < codes.length; k++) {
            pieces.get(k).recode(0, sorted.of(codes[k]));
        }
        return sorted.texts();
    }

    private void recode(int known, int[] codes) {
        for (int i = first; i < first + size; i++) {
            // A missing value is not above either.
            if (values[i] >= known) {
                values[i] = known + codes[(int) values[i] - known];
            }
        }
    }

    /** The values, and no room behind them; of all pieces, which share them, when there are several. */
    final double[] finished(List<Cells> pieces) {
        return pieces.size() > 1 || size == values.length ? values : Arrays.copyOf(values, size);
    }

    /**
     * Puts the numbers or codes of cells, whose offsets start at {@code base} in the batch, into {@code values} from
     * {@code at} on. Each kind of column has its own loop, so that nothing in it is called through a table.
     */
    abstract void take(RowBatch batch, int base, int rows, double[] values, int at);

    /** The whole column, from its pieces in the file's order; this is the first of them. */
    abstract Column join(List<Cells> pieces);
}
