package io.limpid.core.data;

import java.util.Objects;

/**
 * One column: its field and its values, categories as level indices, missing as NaN.
 *
 * @param field the name and type
 * @param values the values; shared with the table, not to be modified
 */
public record Column(Field field, double[] values) {

    /** Checks that neither is null. */
    public Column {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(values, "values");
    }

    /** The column's name. */
    public String name() {
        return field.name();
    }

    /** The number of values. */
    public int size() {
        return values.length;
    }
}
