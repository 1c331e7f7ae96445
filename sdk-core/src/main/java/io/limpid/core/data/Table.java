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
     * A table from rows of named values: a {@link Number} or null for a numeric column, text or null for a categorical
     * one. Text outside a column's levels is kept, as a further level, so that a model sees it as unseen.
     *
     * @throws IllegalArgumentException when a row lacks a column or a value is of the wrong type
     */
    public static Table ofRows(Schema schema, List<? extends Map<String, ?>> rows) {
        Field[] fields = schema.fields().toArray(Field[]::new);
        double[][] columns = new double[schema.size()][rows.size()];
        for (int j = 0; j < fields.length; j++) {
            List<String> levels = fields[j] instanceof Field.Categorical c ? new ArrayList<>(c.levels()) : List.of();
            for (int i = 0; i < rows.size(); i++) {
                columns[j][i] = code(fields[j], levels, rows.get(i), i);
            }
            if (fields[j] instanceof Field.Categorical c) {
                fields[j] = c.withLevels(levels);
            }
        }
        Table table = of(new Schema(Arrays.asList(fields)), columns);
        return new Table(table.schema, rows.size(), table.columns);
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
        double levels = field instanceof Field.Categorical c ? c.levels().size() : Double.NaN;
        for (int i = 0; i < rows; i++) {
            double v = values[i];
            boolean good = Double.isNaN(levels) ? !Double.isInfinite(v) : v >= 0 && v < levels && v == Math.rint(v);
            if (!good && !Double.isNaN(v)) {
                String expected = Double.isNaN(levels) ? "a finite number" : "a level index below " + (int) levels;
                throw RowException.of(field.name(), i, "expected " + expected + ", got " + v);
            }
        }
    }

    private static double code(Field field, List<String> levels, Map<String, ?> row, int i) {
        if (!row.containsKey(field.name())) {
            throw RowException.of(field.name(), i, "expected a value or null, got no such name");
        }
        Object value = row.get(field.name());
        if (value == null) {
            return Double.NaN;
        }
        if (field instanceof Field.Numeric && value instanceof Number number) {
            return number.doubleValue();
        }
        if (field instanceof Field.Categorical && value instanceof String text) {
            int index = levels.indexOf(text);
            if (index < 0) {
                levels.add(text);
                return levels.size() - 1.0;
            }
            return index;
        }
        String expected = field instanceof Field.Numeric ? "a number" : "text";
        throw RowException.of(
                field.name(),
                i,
                "expected " + expected + ", got a " + value.getClass().getSimpleName());
    }
}
