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

    private static final int FIRST_CAPACITY = 64;

    final Source source;
    final String column;
    private final MissingMarkers markers;
    private final Missing missing;
    private double[] values = new double[FIRST_CAPACITY];

    /** Where the cells are in the array, and up to where they may be. */
    private int first;

    private int end = FIRST_CAPACITY;
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

    /** Adds column {@code j} of the first {@code rows} records. */
    final void add(RowBatch batch, int j, int rows) {
        if (first + size + rows > end) {
            values = Arrays.copyOf(values, Math.max(size + rows, size + (size >> 1)));
            end = values.length;
        }
        byte[] bytes = batch.bytes();
        int base = batch.base(j);
        for (int i = 0; i < rows; i++) {
            int from = batch.from(base + i);
            int to = batch.to(base + i);
            if (!markers.match(bytes, from, to)) {
                values[first + size] = value(batch, i, from, to);
            } else if (missing == Missing.ALLOWED) {
                values[first + size] = Double.NaN;
            } else {
                throw source.error(batch.line(i), column, "a value", "a missing one");
            }
            size++;
        }
    }

    final int size() {
        return size;
    }

    /** The value of a cell so far. */
    final double at(int i) {
        return values[first + i];
    }

    /** Changes it. */
    final void put(int i, double value) {
        values[first + i] = value;
    }

    /** Puts other codes in place of these. */
    final void recode(int[] codes) {
        for (int i = first; i < first + size; i++) {
            values[i] = Double.isNaN(values[i]) ? Double.NaN : codes[(int) values[i]];
        }
    }

    /** The values, and no room behind them; of all pieces, which share them, when there are several. */
    final double[] finished(List<Cells> pieces) {
        return pieces.size() > 1 || size == values.length ? values : Arrays.copyOf(values, size);
    }

    /** The number or code of a cell that is not missing. */
    abstract double value(RowBatch batch, int row, int from, int to);

    /** The whole column, from its pieces in the file's order; this is the first of them. */
    abstract Column join(List<Cells> pieces);
}
