package io.limpid.core.csv;

import io.limpid.core.data.Column;
import java.util.Arrays;

/** Collects one column, cell by cell. */
abstract class Cells {

    /** Whether a missing cell is an error. */
    enum Missing {
        ALLOWED,
        REFUSED
    }

    private static final int FIRST_CAPACITY = 64;

    final Source source;
    final String column;
    private final Missing missing;
    private double[] values = new double[FIRST_CAPACITY];
    private int size;

    Cells(Source source, String column, Missing missing) {
        this.source = source;
        this.column = column;
        this.missing = missing;
    }

    /** Adds the cell of the row that starts in this line. */
    final void add(char[] buffer, int offset, int length, long line) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        if (!isMissing(buffer, offset, length)) {
            values[size] = value(buffer, offset, length, line);
        } else if (missing == Missing.ALLOWED) {
            values[size] = Double.NaN;
        } else {
            throw source.error(line, column, "a value", "a missing one");
        }
        size++;
    }

    final int size() {
        return size;
    }

    /** The values so far, perhaps with room behind them; a subclass may change them. */
    final double[] values() {
        return values;
    }

    /** The values, and no room behind them. */
    final double[] trimmed() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }

    /** The number or code of a cell that is not missing. */
    abstract double value(char[] buffer, int offset, int length, long line);

    /** The whole column. */
    abstract Column finish();

    /** Spaces around are allowed, as around numbers: a padded column of numbers stays one. */
    private static boolean isMissing(char[] buffer, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && buffer[from] == ' ') {
            from++;
        }
        while (from < to && buffer[to - 1] == ' ') {
            to--;
        }
        return switch (to - from) {
            case 0 -> true;
            case 1 -> buffer[from] == '?';
            case 2 -> buffer[from] == 'N' && buffer[from + 1] == 'A';
            case 3 -> buffer[from] == 'N' && buffer[from + 1] == 'a' && buffer[from + 2] == 'N';
            default -> false;
        };
    }
}
