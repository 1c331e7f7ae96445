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
    private int size;

    Cells(Source source, String column, MissingMarkers markers, Missing missing) {
        this.source = source;
        this.column = column;
        this.markers = markers;
        this.missing = missing;
    }

    /** Makes room for this many cells at once: for a piece of a file whose rows can be estimated. */
    void reserve(int cells) {
        if (cells > values.length) {
            values = Arrays.copyOf(values, cells);
        }
    }

    /** Gives back room that is not needed. */
    void trim() {
        if (values.length - size > size >> 3) {
            values = Arrays.copyOf(values, size);
        }
    }

    /** Adds column {@code j} of the first {@code rows} records. */
    final void add(RowBatch batch, int j, int rows) {
        if (size + rows > values.length) {
            values = Arrays.copyOf(values, Math.max(size + rows, size + (size >> 1)));
        }
        byte[] bytes = batch.bytes();
        int base = batch.base(j);
        for (int i = 0; i < rows; i++) {
            int from = batch.from(base + i);
            int to = batch.to(base + i);
            if (!markers.match(bytes, from, to)) {
                values[size] = value(batch, i, from, to);
            } else if (missing == Missing.ALLOWED) {
                values[size] = Double.NaN;
            } else {
                throw source.error(batch.line(i), column, "a value", "a missing one");
            }
            size++;
        }
    }

    final int size() {
        return size;
    }

    /** The values so far, perhaps with room behind them; a subclass may change them. */
    final double[] values() {
        return values;
    }

    /** Puts other codes in place of these. */
    final void recode(int[] codes) {
        for (int i = 0; i < size; i++) {
            values[i] = Double.isNaN(values[i]) ? Double.NaN : codes[(int) values[i]];
        }
    }

    /** The values of all pieces, which lose theirs. */
    final double[] joined(List<Cells> pieces) {
        if (pieces.size() == 1 && size == values.length) {
            return values;
        }
        int all = 0;
        for (Cells piece : pieces) {
            all = Math.addExact(all, piece.size);
        }
        double[] joined = new double[all];
        int at = 0;
        for (Cells piece : pieces) {
            System.arraycopy(piece.values, 0, joined, at, piece.size);
            at += piece.size;
            piece.values = new double[0];
            piece.size = 0;
        }
        return joined;
    }

    /** The number or code of a cell that is not missing. */
    abstract double value(RowBatch batch, int row, int from, int to);

    /** The whole column, from its pieces in the file's order; this is the first of them. */
    abstract Column join(List<Cells> pieces);
}
