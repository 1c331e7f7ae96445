package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table seen in the order and coding of a schema, as {@link Schema#align} describes; worked out once for the whole
 * table, so that parts of it can be had without a copy of the rest. It keeps the table, not a copy: reads what its
 * arrays hold then.
 */
public final class Alignment {

    private final Table table;
    private final Schema schema;

    /** Of each column of the schema, where it stands in the table. */
    private final int[] positions;

    /** Of each column, the new code of each old one; null where codes stay. */
    private final double[][] maps;

    private Alignment(Table table, Schema schema, int[] positions, double[][] maps) {
        this.table = table;
        this.schema = schema;
        this.positions = positions;
        this.maps = maps;
    }

    /**
     * The alignment of a table to a schema. Cost: columns and their levels, and a look at numeric columns that stand
     * for categorical ones.
     *
     * @throws IllegalArgumentException when a column is missing or of the other type; the message names it
     */
    public static Alignment of(Schema wanted, Table table) {
        int[] positions = new int[wanted.size()];
        double[][] maps = new double[wanted.size()][];
        if (table.schema().equals(wanted)) {
            Arrays.setAll(positions, j -> j);
            return new Alignment(table, table.schema(), positions, maps);
        }
        Map<String, Integer> index = new HashMap<>();
        for (int j = 0; j < table.schema().size(); j++) {
            index.put(table.schema().field(j).name(), j);
        }
        Field[] aligned = new Field[positions.length];
        for (int j = 0; j < positions.length; j++) {
            Field field = wanted.field(j);
            Integer from = index.get(field.name());
            if (from == null) {
                throw new IllegalArgumentException("column " + Quoted.of(field.name()) + ": expected " + typeName(field)
                        + ", got no column of that name");
            }
            positions[j] = from;
            Field given = table.schema().field(from);
            boolean untyped = given instanceof Field.Numeric && isEmpty(table.column(from));
            aligned[j] = untyped ? field : alignedField(field, given);
            maps[j] = map(given, aligned[j]);
        }
        return new Alignment(table, new Schema(Arrays.asList(aligned)), positions, maps);
    }

    /** The whole table; columns are shared where nothing had to be mapped. */
    public Table table() {
        if (schema == table.schema()) {
            return table;
        }
        double[][] columns = new double[positions.length][];
        for (int j = 0; j < columns.length; j++) {
            double[] values = table.column(positions[j]);
            columns[j] = maps[j] == null ? values : mapped(values.clone(), maps[j]);
        }
        return Table.ofTrusted(schema, table.rows(), columns);
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive). Cost: these rows, in time and memory. */
    public Table rows(int from, int to) {
        if (from == 0 && to == table.rows()) {
            return table();
        }
        return copied(from, to);
    }

    /** The whole table in arrays of its own, whatever becomes of those of the table seen. */
    public Table copy() {
        return copied(0, table.rows());
    }

    private Table copied(int from, int to) {
        double[][] columns = new double[positions.length][to - from];
        read(from, columns);
        return Table.ofTrusted(schema, to - from, columns);
    }

    /** The columns that {@link #table()}, {@link #rows} and {@link #read} give. */
    public Schema schema() {
        return schema;
    }

    /**
     * Reads the rows from this one on into one array per column, as many as fit into each; allocates nothing.
     *
     * @throws IndexOutOfBoundsException when the table has fewer
     */
    public void read(int from, double[][] into) {
        for (int j = 0; j < positions.length; j++) {
            System.arraycopy(table.column(positions[j]), from, into[j], 0, into[j].length);
            if (maps[j] != null) {
                mapped(into[j], maps[j]);
            }
        }
    }

    private static boolean isEmpty(double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    private static Field alignedField(Field wanted, Field given) {
        if (wanted instanceof Field.Numeric && given instanceof Field.Numeric) {
            return wanted;
        }
        if (wanted instanceof Field.Categorical known && given instanceof Field.Categorical other) {
            if (known.levels().equals(other.levels())) {
                return known;
            }
            List<String> levels = new ArrayList<>(known.levels());
            Map<String, Integer> index = levelIndex(known.levels());
            other.levels().stream().filter(level -> !index.containsKey(level)).forEach(levels::add);
            return known.withLevels(levels);
        }
        throw new IllegalArgumentException(
                "column " + Quoted.of(wanted.name()) + ": expected " + typeName(wanted) + ", got " + typeName(given));
    }

    private static double[] map(Field given, Field aligned) {
        if (!(given instanceof Field.Categorical from) || !(aligned instanceof Field.Categorical to)) {
            return null;
        }
        List<String> target = to.levels();
        if (from.levels().size() <= target.size()
                && target.subList(0, from.levels().size()).equals(from.levels())) {
            return null;
        }
        Map<String, Integer> index = levelIndex(target);
        return from.levels().stream().mapToDouble(index::get).toArray();
    }

    private static double[] mapped(double[] codes, double[] map) {
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Double.isNaN(codes[i]) ? Double.NaN : map[(int) codes[i]];
        }
        return codes;
    }

    private static Map<String, Integer> levelIndex(List<String> levels) {
        Map<String, Integer> index = new HashMap<>();
        for (int k = 0; k < levels.size(); k++) {
            index.put(levels.get(k), k);
        }
        return index;
    }

    private static String typeName(Field field) {
        return field instanceof Field.Numeric ? "a numeric column" : "a categorical column";
    }
}
