package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Turns each categorical column into one numeric column of the same name: the position of its level, from 0, in the
 * order of the levels or in an order given for the column. Numeric columns pass unchanged.
 *
 * <p>A missing value stays missing. A level that is neither of training nor in the given order becomes missing or is an
 * error, as told. An order may hold levels that did not occur in training; it must hold all that did. Trees split such
 * columns well; a linear model takes the positions for equally far apart. Cost: one look-up a cell.
 *
 * <pre>{@code
 * Transformer encoder = OrdinalEncoder.withDefaults()
 *         .withOrder("Kitchen_Qual", "Poor", "Fair", "Typical", "Good", "Excellent")
 *         .on(Columns.named("Kitchen_Qual"));
 * }</pre>
 */
public final class OrdinalEncoder implements Transformer {

    private final Map<String, List<String>> orders;
    private final UnknownLevel unknown;

    private OrdinalEncoder(Map<String, List<String>> orders, UnknownLevel unknown) {
        this.orders = orders;
        this.unknown = unknown;
    }

    /** The levels' own order; an unknown level becomes missing. */
    public static OrdinalEncoder withDefaults() {
        return new OrdinalEncoder(Map.of(), UnknownLevel.MISSING);
    }

    /**
     * Counts this column's levels in this order.
     *
     * @throws IllegalArgumentException when a level stands twice
     */
    public OrdinalEncoder withOrder(String column, String... levels) {
        Map<String, List<String>> more = new LinkedHashMap<>(orders);
        more.put(column, new Field.Categorical(column, List.of(levels)).levels());
        return new OrdinalEncoder(more, unknown);
    }

    /** Treats unknown levels so. */
    public OrdinalEncoder withUnknown(UnknownLevel treatment) {
        return new OrdinalEncoder(orders, Objects.requireNonNull(treatment, "treatment"));
    }

    /**
     * Learns the levels of every categorical column.
     *
     * @throws IllegalArgumentException when a column with an order is not there or is numeric, or has a level that the
     *     order lacks; the message names it
     */
    @Override
    public Fitting fit(Dataset train) {
        Schema schema = train.features().schema();
        List<List<String>> levels = new ArrayList<>();
        for (Field field : schema.fields()) {
            levels.add(field instanceof Field.Categorical c ? c.levels() : List.of());
        }
        orders.forEach((name, order) -> {
            int j = schema.require(name);
            if (!(schema.field(j) instanceof Field.Categorical)) {
                throw new IllegalArgumentException("column " + Quoted.of(name)
                        + ": expected a categorical column to put in order, got a numeric one");
            }
            levels.set(j, order);
        });
        return Fitting.of(new FittedOrdinal(schema, levels, unknown), train);
    }
}
