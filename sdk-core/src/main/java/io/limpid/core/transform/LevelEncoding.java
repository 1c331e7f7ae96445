package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fitted transformers that put numeric columns in the place of categorical ones, where a cell's numbers depend on its
 * level alone: they are looked up in a table made once, to which the levels unseen in training are added when a cell
 * first holds them.
 */
abstract class LevelEncoding extends ColumnEncoding {

    /** Stands in a table of values for a level that must not occur; never in an output, which is finite or NaN. */
    static final double REFUSED = Double.POSITIVE_INFINITY;

    /** Stands in a table of values for a level that no cell has held yet. */
    private static final double UNASKED = Double.NEGATIVE_INFINITY;

    /** By input column, output and level, the missing value's last; null for a column that passes. */
    private final double[][][] values;

    /**
     * An encoding by these tables.
     *
     * @param names for each input column the names of its outputs; empty for a column that passes
     */
    LevelEncoding(String what, Schema input, List<List<String>> names, double[][][] values) {
        super(what, input, widths(names, values), j -> requireShort(input.field(j), names.get(j)));
        this.values = values;
    }

    private static int[] widths(List<List<String>> names, double[][][] values) {
        return IntStream.range(0, values.length)
                .map(j -> values[j] == null ? PASSES : names.get(j).size())
                .toArray();
    }

    private static List<String> requireShort(Field field, List<String> names) {
        names.forEach(name -> EncodedNames.requireShort(field, name.length()));
        return names;
    }

    /** One name for each categorical column and none for a numeric one: those of an encoding with one output. */
    static List<List<String>> names(Schema input, String suffix) {
        return input.fields().stream()
                .map(field -> field instanceof Field.Categorical ? List.of(field.name() + suffix) : List.<String>of())
                .toList();
    }

    /** The value of an output for a level that was not seen in training, or {@link #REFUSED}. */
    abstract double unseen(int column, int output, String level);

    /** The values of all outputs of a column for a level that was not seen in training. */
    double[] unseen(int column, String level) {
        return IntStream.range(0, width(column))
                .mapToDouble(k -> unseen(column, k, level))
                .toArray();
    }

    /** What was expected instead of a refused level. */
    abstract String expected(int column);

    @Override
    final Runnable encoding(Table aligned, double[][] out) {
        double[][][] tables = values.clone();
        for (int j = 0; j < tables.length; j++) {
            if (values[j] != null) {
                tables[j] = extended(values[j], levels(aligned, j));
            }
        }
        return () -> {
            for (int j = 0; j < tables.length; j++) {
                for (int k = 0; k < width(j); k++) {
                    encode(aligned, j, k, tables[j], out[first(j) + k]);
                }
            }
        };
    }

    /** The tables with room for the levels unseen in training, or the same when there are none. */
    private static double[][] extended(double[][] tables, int levels) {
        double[][] extended = tables.clone();
        for (int k = 0; k < tables.length; k++) {
            int known = tables[k].length - 1;
            if (levels > known) {
                extended[k] = Arrays.copyOf(tables[k], levels + 1);
                Arrays.fill(extended[k], known, levels, UNASKED);
                extended[k][levels] = tables[k][known];
            }
        }
        return extended;
    }

    private void encode(Table aligned, int j, int k, double[][] tables, double[] out) {
        double[] codes = aligned.column(j);
        double[] table = tables[k];
        int missing = table.length - 1;
        for (int i = 0; i < out.length; i++) {
            double code = codes[i];
            double value = table[code >= 0 ? (int) code : missing];
            if (Double.isInfinite(value)) {
                value = asked(aligned, j, k, tables, i);
            }
            out[i] = value;
        }
    }

    /** The value of a cell whose level has none yet, or is refused. */
    private double asked(Table aligned, int j, int k, double[][] tables, int row) {
        int code = (int) aligned.column(j)[row];
        String level = level(aligned, j, code);
        if (tables[k][code] == UNASKED) {
            double[] of = unseen(j, level);
            for (int output = 0; output < of.length; output++) {
                tables[output][code] = of[output];
            }
        }
        if (tables[k][code] == REFUSED) {
            throw RowException.of(
                    input().field(j).name(), row, "expected " + expected(j) + ", got " + Quoted.of(level));
        }
        return tables[k][code];
    }
}
