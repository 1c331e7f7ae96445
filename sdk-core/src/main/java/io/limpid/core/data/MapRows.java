package io.limpid.core.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Makes a table of rows of named values. */
final class MapRows {

    private static final String NO_ROW = "expected a map of names and values, got null";

    private MapRows() {}

    /** By a schema: each row has every name. */
    static Table table(Schema schema, Collection<? extends Map<String, ?>> rows) {
        Field[] fields = new Field[schema.size()];
        double[][] columns = new double[schema.size()][];
        for (int j = 0; j < fields.length; j++) {
            ColumnBuilder builder = ColumnBuilder.of(schema.field(j), rows.size());
            String name = schema.field(j).name();
            for (Map<String, ?> row : rows) {
                if (row == null) {
                    throw RowException.of(builder.size(), NO_ROW);
                }
                Object value = row.get(name);
                if (value == null && !row.containsKey(name)) {
                    throw RowException.of(name, builder.size(), "expected a value or null, got no such name");
                }
                builder.object(value);
            }
            Column column = builder.column();
            fields[j] = column.field();
            columns[j] = column.values();
        }
        return Table.ofTrusted(schema(schema, fields), rows.size(), columns);
    }

    /** The schema itself where no column got further levels: it is as large as a row of values, and known to fit. */
    private static Schema schema(Schema given, Field[] fields) {
        for (int j = 0; j < fields.length; j++) {
            if (fields[j] != given.field(j)) {
                return Schema.of(fields);
            }
        }
        return given;
    }

    /** Names and types as the rows have them. */
    static Table table(Collection<? extends Map<String, ?>> rows) {
        List<Field> fields = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (String name : names(rows)) {
            Column column = inferred(name, rows);
            fields.add(column.field());
            columns.add(column.values());
        }
        return Table.ofTrusted(new Schema(fields), rows.size(), columns.toArray(double[][]::new));
    }

    private static Set<String> names(Collection<? extends Map<String, ?>> rows) {
        Set<String> names = new LinkedHashSet<>();
        int i = 0;
        for (Map<String, ?> row : rows) {
            if (row == null) {
                throw RowException.of(i, NO_ROW);
            }
            boolean ordered = row instanceof LinkedHashMap || row instanceof SortedMap;
            List<String> added = new ArrayList<>();
            for (String name : row.keySet()) {
                if (name == null || name.isBlank()) {
                    throw RowException.of(i, "expected names of columns, got " + (name == null ? "null" : "a blank"));
                }
                if (!names.contains(name)) {
                    added.add(name);
                }
            }
            if (!ordered) {
                added.sort(CodePoints.ASCENDING);
            }
            names.addAll(added);
            i++;
        }
        return names;
    }

    private static Column inferred(String name, Collection<? extends Map<String, ?>> rows) {
        ColumnBuilder builder = null;
        int first = 0;
        int i = 0;
        for (Map<String, ?> row : rows) {
            Object given = row.get(name);
            Object value = CellValue.of(given);
            boolean missing = value == null || value instanceof Number number && Double.isNaN(number.doubleValue());
            if (builder == null && !missing) {
                builder = begun(name, value, i);
                first = i;
            }
            if (missing && builder != null) {
                builder.missing();
            } else if (!missing) {
                add(builder, value, given, first);
            }
            i++;
        }
        return builder == null ? empty(name, i) : builder.column();
    }

    private static void add(ColumnBuilder builder, Object value, Object given, int first) {
        boolean text = builder.isCategorical();
        if (text ? !(value instanceof String) : !(value instanceof Number)) {
            throw builder.problem("expected " + (text ? "text" : "a number") + " as in row " + first + ", got "
                    + CellValue.kind(given));
        }
        builder.object(value);
    }

    /** A column of the type of its first value, with so many missing values before it. */
    private static ColumnBuilder begun(String name, Object value, int missing) {
        if (!(value instanceof Number) && !(value instanceof String)) {
            throw RowException.of(name, missing, "expected " + CellValue.ALLOWED + ", got " + CellValue.kind(value));
        }
        ColumnBuilder builder = value instanceof Number ? ColumnBuilder.numeric(name) : ColumnBuilder.categorical(name);
        for (int i = 0; i < missing; i++) {
            builder.missing();
        }
        return builder;
    }

    private static Column empty(String name, int rows) {
        return begun(name, Double.NaN, rows).column();
    }
}
