package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;
import java.util.Optional;

/** One mean and scale per column; 0 and 1 for a categorical one. */
final class FittedScaler implements TileTransformer {

    private final Schema columns;
    private final double[] means;
    private final double[] scales;

    FittedScaler(Schema columns, double[] means, double[] scales) {
        this.columns = columns;
        this.means = means;
        this.scales = scales;
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
        double[][] scaled = new double[means.length][];
        for (int j = 0; j < means.length; j++) {
            boolean numeric = columns.field(j) instanceof Field.Numeric;
            scaled[j] = numeric ? scaled(aligned.column(j), means[j], scales[j]) : aligned.column(j);
        }
        return aligned.withColumns(aligned.schema(), scaled);
    }

    @Override
    public Optional<TileStep> tile(Table aligned) {
        double[][] out = new double[means.length][];
        for (int j = 0; j < out.length; j++) {
            boolean numeric = columns.field(j) instanceof Field.Numeric;
            out[j] = numeric ? new double[aligned.rows()] : aligned.column(j);
        }
        return Optional.of(new TileStep(aligned.withColumns(aligned.schema(), out), () -> {
            for (int j = 0; j < out.length; j++) {
                if (columns.field(j) instanceof Field.Numeric) {
                    scale(aligned.column(j), means[j], scales[j], out[j]);
                }
            }
        }));
    }

    private static double[] scaled(double[] values, double mean, double scale) {
        double[] scaled = new double[values.length];
        scale(values, mean, scale, scaled);
        return scaled;
    }

    private static void scale(double[] values, double mean, double scale, double[] scaled) {
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (values[i] - mean) / scale;
        }
    }

    @Override
    public int[] sources(int outputColumn) {
        return new int[] {outputColumn};
    }

    /** Writes the schema, the means and the scales. */
    static final class Codec implements ModelCodec<FittedScaler> {

        @Override
        public String kind() {
            return "standard-scaler";
        }

        @Override
        public Class<FittedScaler> type() {
            return FittedScaler.class;
        }

        @Override
        public void encode(FittedScaler part, ModelContent.Builder out) {
            out.schema("columns", part.columns).numbers("means", part.means).numbers("scales", part.scales);
        }

        @Override
        public FittedScaler decode(ModelContent in) {
            Schema columns = in.schema("columns");
            double[] means = in.numbers("means", columns.size());
            double[] scales = in.numbers("scales", columns.size());
            for (int j = 0; j < scales.length; j++) {
                boolean numeric = columns.field(j) instanceof Field.Numeric;
                if (!(numeric ? scales[j] > 0 : means[j] == 0 && scales[j] == 1)) {
                    throw new ModelFormatException(kind() + ", column "
                            + Quoted.of(columns.field(j).name()) + ": expected "
                            + (numeric ? "a scale above 0" : "mean 0 and scale 1 for categories") + ", got mean "
                            + means[j] + " and scale " + scales[j]);
                }
            }
            return new FittedScaler(columns, means, scales);
        }
    }
}
