package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import java.util.Arrays;

/** {@code (y - mean) / scale}, y the transformation moved by the shift as {@link YeoJohnson#shifted} tells. */
final class FittedPower extends NumericMapping {

    /** One of each per column; 1, 0, 0 and 1 change nothing. */
    record Parameters(double[] lambdas, double[] shifts, double[] means, double[] scales) {

        static Parameters neutral(int columns) {
            double[] ones = new double[columns];
            Arrays.fill(ones, 1);
            return new Parameters(ones, new double[columns], new double[columns], ones.clone());
        }

        boolean isNeutral(int j) {
            return lambdas[j] == 1 && shifts[j] == 0 && means[j] == 0 && scales[j] == 1;
        }
    }

    private final Parameters learned;

    FittedPower(Schema columns, Parameters learned) {
        super(columns);
        this.learned = learned;
    }

    @Override
    boolean passes(int j) {
        return learned.isNeutral(j);
    }

    @Override
    void map(int j, double[] values, double[] mapped) {
        double lambda = learned.lambdas[j];
        double shift = learned.shifts[j];
        double mean = learned.means[j];
        double scale = learned.scales[j];
        for (int i = 0; i < values.length; i++) {
            mapped[i] = (YeoJohnson.shifted(values[i], lambda, shift) - mean) / scale;
        }
    }

    /** Writes the schema and the parameters. */
    static final class Codec implements ModelCodec<FittedPower> {

        @Override
        public String kind() {
            return "power-transformer";
        }

        @Override
        public Class<FittedPower> type() {
            return FittedPower.class;
        }

        @Override
        public void encode(FittedPower part, ModelContent.Builder out) {
            out.schema("columns", part.input())
                    .numbers("lambdas", part.learned.lambdas)
                    .numbers("shifts", part.learned.shifts)
                    .numbers("means", part.learned.means)
                    .numbers("scales", part.learned.scales);
        }

        @Override
        public FittedPower decode(ModelContent in) {
            Schema columns = in.schema("columns");
            int p = columns.size();
            Parameters learned = new Parameters(
                    in.numbers("lambdas", p), in.numbers("shifts", p), in.numbers("means", p), in.numbers("scales", p));
            for (int j = 0; j < p; j++) {
                boolean numeric = columns.field(j) instanceof Field.Numeric;
                if (!(numeric ? learned.scales[j] > 0 : learned.isNeutral(j))) {
                    throw bad(
                            kind(),
                            columns.field(j),
                            "expected "
                                    + (numeric
                                            ? "a scale above 0, got " + learned.scales[j]
                                            : "lambda 1, shift 0, mean 0 and scale 1 for categories, got "
                                                    + learned.lambdas[j] + ", " + learned.shifts[j] + ", "
                                                    + learned.means[j] + " and " + learned.scales[j]));
                }
            }
            return new FittedPower(columns, learned);
        }
    }
}
