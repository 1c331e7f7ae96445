package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.Optional;

/** One value or level code per column; NaN for a column without levels. */
final class FittedImputer implements TileTransformer {

    private final Schema columns;
    private final double[] fills;

    FittedImputer(Schema columns, double[] fills) {
        this.columns = columns;
        this.fills = fills;
    }

    @Override
    public Schema input() {
        return columns;
    }

    @Override
    public Schema output() {
        return columns;
    }

    @Override
    public Table transform(Table x) {
        Table aligned = columns.align(x);
        double[][] filled = new double[fills.length][];
        for (int j = 0; j < fills.length; j++) {
            filled[j] = filled(aligned.column(j), fills[j]);
        }
        return aligned.withColumns(aligned.schema(), filled);
    }

    @Override
    public Optional<TileStep> tile(Table aligned) {
        double[][] out = new double[fills.length][aligned.rows()];
        for (double[] column : out) {
            Arrays.fill(column, Double.NaN);
        }
        return Optional.of(new TileStep(aligned.withColumns(aligned.schema(), out), () -> {
            for (int j = 0; j < out.length; j++) {
                double[] values = aligned.column(j);
                for (int i = 0; i < values.length; i++) {
                    out[j][i] = Double.isNaN(values[i]) ? fills[j] : values[i];
                }
            }
        }));
    }

    /** The same array where nothing is missing. */
    private static double[] filled(double[] values, double fill) {
        double[] copy = values;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                copy = copy == values ? values.clone() : copy;
                copy[i] = fill;
            }
        }
        return copy;
    }

    @Override
    public int[] sources(int outputColumn) {
        return new int[] {outputColumn};
    }

    /** Writes the schema and the fills. */
    static final class Codec implements ModelCodec<FittedImputer> {

        @Override
        public String kind() {
            return "missing-value-imputer";
        }

        @Override
        public Class<FittedImputer> type() {
            return FittedImputer.class;
        }

        @Override
        public void encode(FittedImputer part, ModelContent.Builder out) {
            out.schema("columns", part.columns).numbers("fills", part.fills);
        }

        @Override
        public FittedImputer decode(ModelContent in) {
            Schema columns = in.schema("columns");
            double[] fills = in.numbersOrMissing("fills", columns.size());
            for (int j = 0; j < fills.length; j++) {
                boolean good = !Double.isNaN(fills[j]);
                if (columns.field(j) instanceof Field.Categorical c) {
                    int levels = c.levels().size();
                    good = levels == 0 ? !good : fills[j] >= 0 && fills[j] < levels && fills[j] == Math.rint(fills[j]);
                }
                if (!good) {
                    throw new ModelFormatException(kind() + ", column "
                            + Quoted.of(columns.field(j).name())
                            + ": expected a value of that column to fill with, got " + fills[j]);
                }
            }
            return new FittedImputer(columns, fills);
        }
    }
}
