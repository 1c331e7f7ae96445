package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order of the levels of each categorical column. */
final class FittedOrdinal extends LevelEncoding {

    private final List<List<String>> orders;
    private final UnknownLevel unknown;

    /** The positions of all levels in the order, for columns whose order is not that of the levels. */
    private final List<Map<String, Integer>> positions;

    /**
     * Positions in these orders, one for each column.
     *
     * @throws IllegalArgumentException when an order lacks a level of its column
     */
    FittedOrdinal(Schema input, List<List<String>> orders, UnknownLevel unknown) {
        this(input, orders, unknown, positions(input, orders));
    }

    private FittedOrdinal(
            Schema input, List<List<String>> orders, UnknownLevel unknown, List<Map<String, Integer>> positions) {
        super("ordinal encoding", input, names(input, ""), values(input, positions));
        this.orders = orders;
        this.unknown = unknown;
        this.positions = positions;
    }

    private static List<Map<String, Integer>> positions(Schema input, List<List<String>> orders) {
        List<Map<String, Integer>> positions = new ArrayList<>();
        for (int j = 0; j < input.size(); j++) {
            Map<String, Integer> of = new HashMap<>();
            for (String level : orders.get(j)) {
                of.put(level, of.size());
            }
            positions.add(of);
        }
        return positions;
    }

    private static double[][][] values(Schema input, List<Map<String, Integer>> positions) {
        double[][][] values = new double[input.size()][][];
        for (int j = 0; j < values.length; j++) {
            if (input.field(j) instanceof Field.Categorical c) {
                int levels = c.levels().size();
                values[j] = new double[1][levels + 1];
                values[j][0][levels] = Double.NaN;
                for (int k = 0; k < levels; k++) {
                    values[j][0][k] = position(c, positions.get(j), c.levels().get(k));
                }
            }
        }
        return values;
    }

    private static int position(Field.Categorical field, Map<String, Integer> positions, String level) {
        Integer position = positions.get(level);
        if (position == null) {
            throw new IllegalArgumentException("column " + Quoted.of(field.name())
                    + ": expected an order of all its levels, got one without " + Quoted.of(level));
        }
        return position;
    }

    @Override
    double unseen(int column, int output, String level) {
        Integer position = positions.get(column).get(level);
        return position != null ? position : unknown == UnknownLevel.ERROR ? REFUSED : Double.NaN;
    }

    @Override
    String expected(int column) {
        return "one of the " + orders.get(column).size() + " levels known";
    }

    /** Writes the schema, the treatment of unknown levels, and the orders that differ from the levels'. */
    static final class Codec implements ModelCodec<FittedOrdinal> {

        @Override
        public String kind() {
            return "ordinal-encoder";
        }

        @Override
        public Class<FittedOrdinal> type() {
            return FittedOrdinal.class;
        }

        @Override
        public void encode(FittedOrdinal part, ModelContent.Builder out) {
            out.schema("columns", part.input()).choice("unknown", part.unknown);
            for (int j = 0; j < part.orders.size(); j++) {
                if (part.input().field(j) instanceof Field.Categorical c
                        && !c.levels().equals(part.orders.get(j))) {
                    out.texts("order " + j, part.orders.get(j));
                }
            }
        }

        @Override
        public FittedOrdinal decode(ModelContent in) {
            Schema columns = in.schema("columns");
            List<List<String>> orders = new ArrayList<>();
            for (int j = 0; j < columns.size(); j++) {
                if (columns.field(j) instanceof Field.Categorical c) {
                    orders.add(
                            in.has("order " + j)
                                    ? c.withLevels(in.texts("order " + j)).levels()
                                    : c.levels());
                } else {
                    orders.add(List.of());
                }
            }
            return new FittedOrdinal(columns, orders, in.choice("unknown", UnknownLevel.class));
        }
    }
}
