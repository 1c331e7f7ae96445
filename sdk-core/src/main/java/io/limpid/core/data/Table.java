package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Columns of equal length under one schema, column-major. Categories are level indices and missing is NaN, so that one
 * number type serves everywhere.
 *
 * <pre>{@code
 * Table people = Table.ofRows(List.of(Map.of("age", 31, "city", "Oslo"), Map.of("age", 58, "city", "Bergen")));
 * double[] ages = people.column("age").values();
 * record Flat(double area, Optional<String> district) {}
 * Table flats = Table.ofRecords(List.of(new Flat(54.5, Optional.of("north")), new Flat(80, Optional.empty())));
 * System.out.println(flats.describe());
 * }</pre>
 *
 * <p>A table shares the arrays it is given: neither its maker nor its readers may modify them afterwards, except a
 * caller who owns the arrays and reuses them as a tile between two predictions. Within that rule it is immutable and
 * safe to share between threads.
 */
public final class Table {

    private final Schema schema;
    private final int rows;
    private final double[][] columns;

    private Table(Schema schema, int rows, double[][] columns) {
        this.schema = schema;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * A table over these columns, which are shared and not copied.
     *
     * @throws IllegalArgumentException when the number of columns or their lengths don't fit, a numeric value is
     *     infinite, or a category code is not an index into its levels; the message names the column and row
     * @throws NullPointerException when a column is null; the message names it
     */
    public static Table of(Schema schema, double[]... columns) {
        Objects.requireNonNull(schema, "schema");
        if (columns.length != schema.size()) {
            throw new IllegalArgumentException(
                    "columns: expected " + schema.size() + " as in the schema, got " + columns.length);
        }
        for (int j = 0; j < columns.length; j++) {
            if (columns[j] == null) {
                throw new NullPointerException(
                        "column " + Quoted.of(schema.field(j).name()) + ": expected values, got null");
            }
        }
        int rows = columns.length == 0 ? 0 : columns[0].length;
        for (int j = 0; j < columns.length; j++) {
            checkColumn(schema.field(j), columns[j], rows);
        }
        return new Table(schema, rows, columns.clone());
    }

    /**
     * A table from rows of named values, read by a schema: numbers for a numeric column; text, booleans, characters,
     * enum constants and ISO dates and times for a categorical one; null, NaN and an empty optional are missing in
     * either. Text outside a column's levels is kept, as a further level, so that a model sees it as unseen. Names that
     * are not in the schema are left out. Cost: cells.
     *
     * @throws IllegalArgumentException when a row lacks a column, a value is of the wrong type or a number is infinite;
     *     the message names the column and row
     */
    public static Table ofRows(Schema schema, List<? extends Map<String, ?>> rows) {
        return MapRows.table(Objects.requireNonNull(schema, "schema"), rows);
    }

    /**
     * A table from rows of named values, whose types are those of the values: numbers make a numeric column; text,
     * booleans, characters, enum constants and ISO dates and times a categorical one, its levels in ascending
     * code-point order. Null, NaN, an empty optional and a name that a row lacks are missing; a column without any
     * value is numeric. Columns stand in the order in which the rows first name them; where a row is neither a {@link
     * java.util.LinkedHashMap} nor a {@link java.util.SortedMap}, and its order may differ from run to run, its new
     * names come in code-point order. Cost: cells.
     *
     * @throws IllegalArgumentException when a column holds both numbers and text, an infinite number, or anything else;
     *     the message names the column and row
     */
    public static Table ofRows(List<? extends Map<String, ?>> rows) {
        return MapRows.table(rows);
    }

    /**
     * A table with a row for each record and a column for each component, in its order. Numbers of any kind make a
     * numeric column (a {@code long} or {@code BigDecimal} is rounded to the nearest double); text, characters and ISO
     * dates and times a categorical one whose levels are in ascending code-point order; booleans one with the levels
     * {@code false} and {@code true}; an enum one with its constants' names in their order. Null, NaN and an empty
     * optional are missing. Records of a module that keeps them to itself can be read once it opens their package to
     * {@code io.limpid.core}. No list element, no column: of an empty list nothing but {@link
     * #ofRecords(Class, List)} knows the type. Cost: cells; primitive components are not boxed.
     *
     * @throws IllegalArgumentException when the records are not of one class, a component is of another type, a number
     *     is infinite, or the records cannot be read; the message names the column and row, or what to open
     */
    public static Table ofRecords(List<? extends Record> rows) {
        return RecordRows.table(rows);
    }

    /**
     * The same for records of a class that is told, so that even no record makes a table with that class's columns.
     *
     * @throws IllegalArgumentException as {@link #ofRecords(List)} does
     */
    public static <R extends Record> Table ofRecords(Class<R> type, List<? extends R> rows) {
        return RecordRows.table(Objects.requireNonNull(type, "type"), rows);
    }

    /**
     * A table of other columns and as many rows as this one has, even when there is no column to tell how many.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public Table withColumns(Schema other, double[]... replaced) {
        Table table = of(other, replaced);
        if (replaced.length > 0 && table.rows != rows) {
            throw new IllegalArgumentException("rows: expected " + rows + " in every column, got " + table.rows);
        }
        return new Table(other, rows, table.columns);
    }

    /** A table whose columns are known to fit: no check, no copy. */
    static Table ofTrusted(Schema schema, int rows, double[][] columns) {
        return new Table(schema, rows, columns);
    }

    /** The columns' names and types. */
    public Schema schema() {
        return schema;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The values of column {@code j}: the table's own array, not to be modified. */
    public double[] column(int j) {
        return columns[j];
    }

    /** The column of that name. */
    public Column column(String name) {
        int j = schema.require(name);
        return new Column(schema.field(j), columns[j]);
    }

    /** These rows, in this order; a row may be asked for more than once. */
    public Table select(int[] selected) {
        for (int row : selected) {
            requireRow(row);
        }
        double[][] picked = new double[columns.length][selected.length];
        for (int j = 0; j < columns.length; j++) {
            double[] from = columns[j];
            double[] to = picked[j];
            for (int i = 0; i < selected.length; i++) {
                to[i] = from[selected[i]];
            }
        }
        return new Table(schema, selected.length, picked);
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive). */
    public Table slice(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        if (from == 0 && to == rows) {
            return this;
        }
        double[][] picked = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            picked[j] = Arrays.copyOfRange(columns[j], from, to);
        }
        return new Table(schema, to - from, picked);
    }

    /** This table without one column. */
    public Table without(String name) {
        int drop = schema.require(name);
        double[][] kept = new double[columns.length - 1][];
        System.arraycopy(columns, 0, kept, 0, drop);
        System.arraycopy(columns, drop + 1, kept, drop, kept.length - drop);
        return new Table(schema.without(name), rows, kept);
    }

    /**
     * This table with a further column at its end.
     *
     * @throws IllegalArgumentException when there is a column of that name, or its values are not as many as the rows
     */
    public Table with(Column added) {
        List<Field> fields = new ArrayList<>(schema.fields());
        fields.add(added.field());
        checkColumn(added.field(), added.values(), rows);
        double[][] more = Arrays.copyOf(columns, columns.length + 1);
        more[columns.length] = added.values();
        return new Table(new Schema(fields), rows, more);
    }

    /**
     * The value of one cell as people write it: a level's name, a number in its shortest exact form, or an empty text
     * for a missing one.
     */
    public String text(int row, int j) {
        double value = columns[j][requireRow(row)];
        if (Double.isNaN(value)) {
            return "";
        }
        if (schema.field(j) instanceof Field.Categorical c) {
            return c.levels().get((int) value);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /**
     * What each column holds: counts, mean, spread and quantiles, or levels; {@code
     * System.out.println(table.describe())} shows it. Cost: a few passes over each column and a copy of a numeric one.
     */
    public TableDescription describe() {
        return TableDescription.of(this);
    }

    /** The row index, when it is one of this table's. */
    public int requireRow(int row) {
        if (!(row >= 0 && row < rows)) {
            throw new IllegalArgumentException(
                    "row: expected " + (rows == 0 ? "a table with rows" : "0 to " + (rows - 1)) + ", got " + row);
        }
        return row;
    }

    static void checkColumn(Field field, double[] values, int rows) {
        if (values.length != rows) {
            throw new IllegalArgumentException("column " + Quoted.of(field.name()) + ": expected " + rows
                    + " values like the first column, got " + values.length);
        }
        int levels = field instanceof Field.Categorical c ? c.levels().size() : -1;
        for (int i = 0; i < rows; i++) {
            double v = values[i];
            if (!(levels < 0 ? Math.abs(v) < Double.POSITIVE_INFINITY : isIndex(v, levels)) && !Double.isNaN(v)) {
                String expected = levels < 0 ? "a finite number" : "a level index below " + levels;
                throw RowException.of(field.name(), i, "expected " + expected + ", got " + v);
            }
        }
    }

    private static boolean isIndex(double value, int count) {
        int index = (int) value;
        return index == value && index >= 0 && index < count;
    }
}
