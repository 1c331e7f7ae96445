package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The ordered fields of a table; names are unique.
 *
 * @param fields the fields, in column order
 */
public record Schema(List<Field> fields) {

    /** Copies the list and checks that no name stands twice. */
    public Schema {
        fields = List.copyOf(fields);
        Map<String, Integer> seen = new HashMap<>();
        for (int j = 0; j < fields.size(); j++) {
            Integer first = seen.putIfAbsent(fields.get(j).name(), j);
            if (first != null) {
                throw new IllegalArgumentException(
                        "column " + Quoted.of(fields.get(j).name()) + ": expected unique names," + " got it as column "
                                + first + " and as column " + j);
            }
        }
    }

    /** A schema of these fields. */
    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    /** The number of columns. */
    public int size() {
        return fields.size();
    }

    /** The field of column {@code j}. */
    public Field field(int j) {
        return fields.get(j);
    }

    /** The names, in column order. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** The position of a column, or empty when there is none of that name. Cost: linear in the columns. */
    public OptionalInt find(String name) {
        for (int j = 0; j < fields.size(); j++) {
            if (fields.get(j).name().equals(name)) {
                return OptionalInt.of(j);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The position of a column.
     *
     * @throws IllegalArgumentException when there is no column of that name; the message lists the names there are
     */
    public int require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("column " + Quoted.of(name)
                        + ": expected a column of that name, got only " + Quoted.list(names())));
    }

    /** This schema without one column. */
    public Schema without(String name) {
        int drop = require(name);
        List<Field> kept = new ArrayList<>(fields);
        kept.remove(drop);
        return new Schema(kept);
    }

    /**
     * The columns of a table in the order and coding of this schema. Columns are matched by name; extra ones are left
     * out. Where the table's levels differ from this schema's, codes are mapped so that this schema's levels come
     * first, in its order, and unseen levels follow: a code of at least {@code levels().size()} is an unseen level.
     * A numeric column without any value, as a reader makes of empty cells, stands for a column of either type.
     * Column arrays are shared where nothing had to be mapped. Cost: rows × categorical columns whose levels differ.
     *
     * @throws IllegalArgumentException when a column is missing or of the other type; the message names it
     */
    public Table align(Table table) {
        if (table.schema().equals(this)) {
            return table;
        }
        Map<String, Integer> positions = new HashMap<>();
        for (int j = 0; j < table.schema().size(); j++) {
            positions.put(table.schema().field(j).name(), j);
        }
        Field[] aligned = new Field[size()];
        double[][] columns = new double[size()][];
        for (int j = 0; j < size(); j++) {
            Integer from = positions.get(field(j).name());
            if (from == null) {
                throw new IllegalArgumentException("column " + Quoted.of(field(j).name()) + ": expected "
                        + typeName(field(j)) + ", got no column of that name");
            }
            Field given = table.schema().field(from);
            boolean untyped = given instanceof Field.Numeric && isEmpty(table.column(from));
            aligned[j] = untyped ? field(j) : alignedField(field(j), given);
            columns[j] = recode(table.column(from), given, aligned[j]);
        }
        return Table.ofTrusted(new Schema(Arrays.asList(aligned)), table.rows(), columns);
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
            return new Field.Categorical(known.name(), levels);
        }
        throw new IllegalArgumentException(
                "column " + Quoted.of(wanted.name()) + ": expected " + typeName(wanted) + ", got " + typeName(given));
    }

    private static double[] recode(double[] codes, Field given, Field aligned) {
        if (!(given instanceof Field.Categorical from) || !(aligned instanceof Field.Categorical to)) {
            return codes;
        }
        List<String> target = to.levels();
        if (from.levels().size() <= target.size()
                && target.subList(0, from.levels().size()).equals(from.levels())) {
            return codes;
        }
        Map<String, Integer> index = levelIndex(target);
        double[] map = from.levels().stream().mapToDouble(index::get).toArray();
        double[] recoded = new double[codes.length];
        for (int i = 0; i < codes.length; i++) {
            recoded[i] = Double.isNaN(codes[i]) ? Double.NaN : map[(int) codes[i]];
        }
        return recoded;
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
