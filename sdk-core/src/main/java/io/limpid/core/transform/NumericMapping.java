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

    /** A problem of one column of a file. */
    static ModelFormatException bad(String kind, Field column, String problem) {
        return new ModelFormatException(kind + ", column " + Quoted.of(column.name()) + ": " + problem);
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
        double[][] mapped = new double[columns.size()][];
        for (int j = 0; j < mapped.length; j++) {
            mapped[j] = isNumeric(j) ? new double[aligned.rows()] : aligned.column(j);
        }
        mapNumeric(aligned, mapped);
        return aligned.withColumns(aligned.schema(), mapped);
    }

    @Override
    public final Optional<TileStep> tile(Table aligned) {
        double[][] mapped = new double[columns.size()][];
        for (int j = 0; j < mapped.length; j++) {
            mapped[j] = isNumeric(j) ? new double[aligned.rows()] : aligned.column(j);
        }
        return Optional.of(
                new TileStep(aligned.withColumns(aligned.schema(), mapped), () -> mapNumeric(aligned, mapped)));
    }

    private boolean isNumeric(int j) {
        return columns.field(j) instanceof Field.Numeric;
    }

    private void mapNumeric(Table from, double[][] to) {
        for (int j = 0; j < to.length; j++) {
            if (isNumeric(j)) {
                map(j, from.column(j), to[j]);
            }
        }
    }

    @Override
    public final int[] sources(int outputColumn) {
        return new int[] {outputColumn};
    }
}
