package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.Objects;

/**
 * A row that cannot be used, and which one: {@code column "x", row 700: expected a number, got a missing value}.
 *
 * <p>Who hands on only some of a table's rows catches it and names the row as the caller counts them ({@link #at},
 * {@link #among}).
 */
public final class RowException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String where;
    private final int row;
    private final String problem;

    private RowException(String where, int row, String problem) {
        super(where + "row " + row + ": " + problem);
        this.where = where;
        this.row = row;
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    /** A complaint about a whole row; {@code problem} says what was expected and what it is instead. */
    public static RowException of(int row, String problem) {
        return new RowException("", row, problem);
    }

    /** A complaint about one column's value in a row; {@code problem} as above. */
    public static RowException of(String column, int row, String problem) {
        return new RowException("column " + Quoted.of(column) + ", ", row, problem);
    }

    /** The row, counted from 0 in the table that was handed over. */
    public int row() {
        return row;
    }

    /** The same complaint about another row; this one is its cause. */
    public RowException at(int other) {
        RowException same = new RowException(where, other, problem);
        same.initCause(this);
        return same;
    }

    /**
     * The same complaint with the row counted as in the table that these rows were taken from; unchanged when they are
     * fewer, as after a step that adds rows.
     */
    public RowException among(int[] rows) {
        return row < rows.length ? at(rows[row]) : this;
    }
}
