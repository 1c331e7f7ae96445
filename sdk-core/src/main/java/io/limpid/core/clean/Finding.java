package io.limpid.core.clean;

import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One thing found in a table, and what was done about it. It names columns and rows but repeats no value, which may be
 * personal.
 *
 * @param kind what it is
 * @param treatment {@link Treatment#DROP} or {@link Treatment#FLAG}
 * @param columns the column it is about; for a copy the copy and then its original; none when it is about whole rows
 * @param rows how many rows it is about: those without a target, those that repeat another, those without a value,
 *     those with a text, or those with the same value
 * @param outOf how many rows were looked at
 * @param firstRows of a finding about rows, the first up to five of them, counted from 0 in the table that was given;
 *     empty for one about a column
 */
public record Finding(
        Kind kind, Treatment treatment, List<String> columns, int rows, int outOf, List<Integer> firstRows) {

    /** Most rows that a finding names. */
    static final int NAMED_ROWS = 5;

    /** What a finding is. */
    public enum Kind {
        /** Rows whose target is missing, from which nothing can be learned. */
        MISSING_TARGET,
        /** Rows that repeat an earlier one in every column. */
        DUPLICATE_ROWS,
        /** A column in which all or nearly all rows have no value. */
        MISSING_COLUMN,
        /** A column with the same value in every row. */
        CONSTANT_COLUMN,
        /** A column of texts of which each stands once, as names and numbers of things do. */
        IDENTIFIER_COLUMN,
        /** A column that equals an earlier one, or the target, in every row. */
        COPIED_COLUMN;

        /** Whether it is about rows, not about a column. */
        public boolean isAboutRows() {
            return this == MISSING_TARGET || this == DUPLICATE_ROWS;
        }
    }

    /** Copies the lists; checks that something was found and reported. */
    public Finding {
        Objects.requireNonNull(kind, "kind");
        columns = List.copyOf(columns);
        firstRows = List.copyOf(firstRows);
        if (Objects.requireNonNull(treatment, "treatment") == Treatment.KEEP) {
            throw new IllegalArgumentException("treatment: expected DROP or FLAG of what was looked for, got KEEP");
        }
        if (!(rows >= 1 && rows <= outOf)) {
            throw new IllegalArgumentException("rows: expected 1 to " + outOf + ", got " + rows);
        }
    }

    static Finding ofRows(Kind kind, Treatment treatment, List<String> columns, int[] found, int[] origin) {
        List<Integer> first = new ArrayList<>();
        for (int i = 0; i < Math.min(NAMED_ROWS, found.length); i++) {
            first.add(origin[found[i]]);
        }
        return new Finding(kind, treatment, columns, found.length, origin.length, first);
    }

    /** The finding in one line. */
    public String sentence() {
        String what = switch (kind) {
            case MISSING_TARGET -> counted() + " no target value in column " + column(0);
            case DUPLICATE_ROWS ->
                rows + (rows == 1 ? " row repeats" : " rows repeat") + " an earlier one in every column";
            case MISSING_COLUMN -> "column " + column(0) + " has no value in " + rows + " of " + outOf + " rows";
            case CONSTANT_COLUMN -> "column " + column(0) + " has the same value in all " + outOf + " rows";
            case IDENTIFIER_COLUMN ->
                "column " + column(0) + " has another text in each of " + rows + " rows and may be an identifier";
            case COPIED_COLUMN -> "column " + column(0) + " equals column " + column(1) + " in all " + outOf + " rows";
        };
        return what + named() + (treatment == Treatment.DROP ? ": dropped" : ": kept");
    }

    private String counted() {
        return rows + (rows == 1 ? " row has" : " rows have");
    }

    private String column(int k) {
        return Quoted.of(columns.get(k));
    }

    private String named() {
        if (firstRows.isEmpty()) {
            return "";
        }
        String numbers = firstRows.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return " (" + (firstRows.size() == 1 ? "row " : "rows ") + numbers + (rows > firstRows.size() ? ", …" : "")
                + ")";
    }
}
