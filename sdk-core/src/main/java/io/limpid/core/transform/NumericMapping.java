package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;
import java.util.Optional;

/** A learned mapping of each numeric column by itself, in its place and under its name; categorical columns pass. */
abstract class NumericMapping implements TileTransformer {

    private final Schema columns;

    NumericMapping(Schema columns) {
        this.columns = columns;
    }

    /** Writes the mapped values of numeric column {@code j}. */
    abstract void map(int j, double[] values, double[] mapped);

    /** Whether a numeric column passes unchanged. */
    boolean passes(int j) {
        return false;
    }

    /** A problem of one column of a file. */
    static ModelFormatException bad(String kind, Field column, String problem) {
        return new ModelFormatException(kind + ", column " + Quoted.of(column.name()) + ": " + problem);
    }

    /** Refuses a file where a scale is not above 0, or a categorical column has any but origin 0 and scale 1. */
    static void requireScales(
            String kind, Schema columns, String origin, double[] origins, String scale, double[] scales) {
        for (int j = 0; j < scales.length; j++) {
            boolean numeric = columns.field(j) instanceof Field.Numeric;
            if (!(numeric ? scales[j] > 0 : origins[j] == 0 && scales[j] == 1)) {
                String expected =
                        numeric ? "a " + scale + " above 0" : origin + " 0 and " + scale + " 1 for categories";
                throw bad(
                        kind,
                        columns.field(j),
                        "expected " + expected + ", got " + origin + " " + origins[j] + " and " + scale + " "
                                + scales[j]);
            }
        }
    }

    @Override
    public final Schema input() {
        return columns;
    }

    @Override
    public final Schema output() {
        return columns;
    }

    @Override
    public final Table transform(Table x) {
        Table aligned = columns.align(x);
        double[][] mapped = places(aligned);
        map(aligned, mapped);
        return aligned.withColumns(aligned.schema(), mapped);
    }

    @Override
    public final Optional<TileStep> tile(Table aligned) {
        double[][] mapped = places(aligned);
        return Optional.of(new TileStep(aligned.withColumns(aligned.schema(), mapped), () -> map(aligned, mapped)));
    }

    /** The aligned columns that pass and new ones for the others. */
    private double[][] places(Table aligned) {
        double[][] places = new double[columns.size()][];
        for (int j = 0; j < places.length; j++) {
            boolean numeric = columns.field(j) instanceof Field.Numeric;
            places[j] = numeric && !passes(j) ? new double[aligned.rows()] : aligned.column(j);
        }
        return places;
    }

    private void map(Table aligned, double[][] mapped) {
        for (int j = 0; j < mapped.length; j++) {
            if (mapped[j] != aligned.column(j)) {
                map(j, aligned.column(j), mapped[j]);
            }
        }
    }

    @Override
    public final int[] sources(int outputColumn) {
        return new int[] {outputColumn};
    }
}
