package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fitted transformers that put numeric columns in the place of categorical ones, where a cell's numbers depend on its
 * level alone: they are looked up in a table made once.
 */
abstract class LevelEncoding implements TileTransformer {

    /** Stands in a table of values for a level that must not occur; never in an output, which is finite or NaN. */
    static final double REFUSED = Double.POSITIVE_INFINITY;

    private final Schema input;
    private final Schema output;

    /** Of each input column, its first output. */
    private final int[] first;

    /** The input column of each output. */
    private final int[] sources;

    /** By input column, output and level, the missing value's last; null for a column that passes. */
    private final double[][][] values;

    /**
     * An encoding by these tables.
     *
     * @param names for each input column the names of its outputs; empty for a column that passes
     */
    LevelEncoding(String what, Schema input, List<List<String>> names, double[][][] values) {
        this.input = input;
        this.values = values;
        long width = 0;
        for (int j = 0; j < input.size(); j++) {
            width += values[j] == null ? 1 : names.get(j).size();
        }
        EncodedNames.requireFew(what, width);
        List<Field> fields = new ArrayList<>();
        first = new int[input.size()];
        sources = new int[(int) width];
        for (int j = 0; j < input.size(); j++) {
            Field field = input.field(j);
            first[j] = fields.size();
            if (values[j] == null) {
                fields.add(field);
            } else {
                for (String name : names.get(j)) {
                    EncodedNames.requireShort(field, name.length());
                    fields.add(new Field.Numeric(name, field.flags()));
                }
            }
            Arrays.fill(sources, first[j], fields.size(), j);
        }
        this.output = new Schema(fields);
    }

    /** One name for each categorical column and none for a numeric one: those of an encoding with one output. */
    static List<List<String>> names(Schema input, String suffix) {
        return input.fields().stream()
                .map(field -> field instanceof Field.Categorical ? List.of(field.name() + suffix) : List.<String>of())
                .toList();
    }

    /** The value of an output for a level that was not seen in training, or {@link #REFUSED}. */
    abstract double unseen(int column, int output, String level);

    /** What was expected instead of a refused level. */
    abstract String expected(int column);

    @Override
    public final Schema input() {
        return input;
    }

    @Override
    public final Schema output() {
        return output;
    }

    @Override
    public final int[] sources(int outputColumn) {
        return new int[] {sources[outputColumn]};
    }

    @Override
    public final Table transform(Table x) {
        Table aligned = input.align(x);
        double[][] out = places(aligned);
        encode(aligned, out);
        return aligned.withColumns(output(aligned.schema()), out);
    }

    @Override
    public final Optional<TileStep> tile(Table aligned) {
        double[][] out = places(aligned);
        Table made = aligned.withColumns(output(aligned.schema()), out);
        return Optional.of(new TileStep(made, () -> encode(aligned, out)));
    }

    /** The aligned columns that pass and new ones for the others. */
    private double[][] places(Table aligned) {
        double[][] out = new double[sources.length][];
        for (int k = 0; k < out.length; k++) {
            int j = sources[k];
            out[k] = values[j] == null ? aligned.column(j) : new double[aligned.rows()];
        }
        return out;
    }

    /** The output, but a column that passes keeps the levels beyond those of training. */
    private Schema output(Schema aligned) {
        if (aligned.equals(input)) {
            return output;
        }
        Field[] fields = output.fields().toArray(Field[]::new);
        for (int j = 0; j < input.size(); j++) {
            if (values[j] == null) {
                fields[first[j]] = aligned.field(j);
            }
        }
        return Schema.of(fields);
    }

    private void encode(Table aligned, double[][] out) {
        for (int k = 0; k < out.length; k++) {
            int j = sources[k];
            if (values[j] != null) {
                encode(aligned, j, k - first[j], out[k]);
            }
        }
    }

    private void encode(Table aligned, int j, int k, double[] out) {
        double[] codes = aligned.column(j);
        double[] known = values[j][k];
        int missing = known.length - 1;
        for (int i = 0; i < out.length; i++) {
            double code = codes[i];
            double value = code >= missing ? unseen(j, k, aligned.text(i, j)) : known[code >= 0 ? (int) code : missing];
            if (value == REFUSED) {
                throw RowException.of(
                        input.field(j).name(), i, "expected " + expected(j) + ", got " + Quoted.of(aligned.text(i, j)));
            }
            out[i] = value;
        }
    }
}
