package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Fitted transformers that put numeric columns in the place of some columns, each made of one; the others pass. */
abstract class ColumnEncoding implements TileTransformer {

    /** Stands for the number of outputs of a column that passes. */
    static final int PASSES = -1;

    private final Schema input;
    private final Schema output;
    private final int[] widths;

    /** Of each input column, its first output. */
    private final int[] first;

    /** The input column of each output. */
    private final int[] sources;

    /**
     * An encoding of these columns.
     *
     * @param what names it in a message
     * @param widths the number of outputs of each input column, or {@link #PASSES}
     * @param names the names of a column's outputs; asked only when there are not too many columns
     */
    ColumnEncoding(String what, Schema input, int[] widths, IntFunction<List<String>> names) {
        this.input = input;
        this.widths = widths;
        long total = 0;
        for (int width : widths) {
            total += width == PASSES ? 1 : width;
        }
        EncodedNames.requireFew(what, total);
        List<Field> fields = new ArrayList<>();
        first = new int[widths.length];
        sources = new int[(int) total];
        for (int j = 0; j < widths.length; j++) {
            Field field = input.field(j);
            first[j] = fields.size();
            if (widths[j] == PASSES) {
                fields.add(field);
            } else {
                names.apply(j).forEach(name -> fields.add(new Field.Numeric(name, field.flags())));
            }
            Arrays.fill(sources, first[j], fields.size(), j);
        }
        this.output = new Schema(fields);
    }

    /**
     * What fills the outputs that do not pass from the values that the aligned columns hold when it runs; where nothing
     * is to be said of a row they are zero before.
     */
    abstract Runnable encoding(Table aligned, double[][] out);

    /** The first output of an input column. */
    final int first(int column) {
        return first[column];
    }

    /** The number of outputs of an input column, or {@link #PASSES}. */
    final int width(int column) {
        return widths[column];
    }

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
        encoding(aligned, out).run();
        return aligned.withColumns(output(aligned.schema()), out);
    }

    @Override
    public final Optional<TileStep> tile(Table aligned) {
        double[][] out = places(aligned);
        Runnable encoding = encoding(aligned, out);
        return Optional.of(new TileStep(aligned.withColumns(output(aligned.schema()), out), () -> {
            clear(out);
            encoding.run();
        }));
    }

    /** The aligned columns that pass, and zeros for the others. */
    private double[][] places(Table aligned) {
        double[][] out = new double[sources.length][];
        for (int k = 0; k < out.length; k++) {
            int j = sources[k];
            out[k] = widths[j] == PASSES ? aligned.column(j) : new double[aligned.rows()];
        }
        return out;
    }

    private void clear(double[][] out) {
        for (int k = 0; k < out.length; k++) {
            if (widths[sources[k]] != PASSES) {
                Arrays.fill(out[k], 0);
            }
        }
    }

    /** The output, but a column that passes keeps the levels beyond those of training. */
    private Schema output(Schema aligned) {
        if (aligned.equals(input)) {
            return output;
        }
        Field[] fields = output.fields().toArray(Field[]::new);
        for (int j = 0; j < widths.length; j++) {
            if (widths[j] == PASSES) {
                fields[first[j]] = aligned.field(j);
            }
        }
        return Schema.of(fields);
    }

    /** How many levels an aligned column has, those unseen in training behind the others. */
    static int levels(Table aligned, int column) {
        return ((Field.Categorical) aligned.schema().field(column)).levels().size();
    }

    /** A level of an aligned column by its code. */
    static String level(Table aligned, int column, int code) {
        return ((Field.Categorical) aligned.schema().field(column)).levels().get(code);
    }
}
