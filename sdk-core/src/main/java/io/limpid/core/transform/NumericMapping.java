package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;

/** A learned mapping of each numeric column by itself, in its place and under its name; categorical columns pass. */
abstract class NumericMapping implements FittedTransformer {

    private final Schema columns;

    NumericMapping(Schema columns) {
        this.columns = columns;
    }

    /** The mapped values of numeric column {@code j}, in a new array or the same one when nothing changes. */
    abstract double[] mapped(int j, double[] values);

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
            boolean numeric = columns.field(j) instanceof Field.Numeric;
            mapped[j] = numeric ? mapped(j, aligned.column(j)) : aligned.column(j);
        }
        return aligned.withColumns(aligned.schema(), mapped);
    }

    @Override
    public final int[] sources(int outputColumn) {
        return new int[] {outputColumn};
    }
}
