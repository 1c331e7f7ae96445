package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The ordered fields of a table; names are unique.
 *
 * <pre>{@code
 * Schema schema = Schema.of(
 *         new Field.Numeric("age"),
 *         new Field.Categorical("city", List.of("Bergen", "Oslo")).withFlags(Field.Flag.PERSONAL));
 * Table people = schema.align(table);
 * }</pre>
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
        return equals(table.schema()) ? table : Alignment.of(this, table).table();
    }
}
