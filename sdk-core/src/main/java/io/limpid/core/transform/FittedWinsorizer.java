package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;

/** A lower and an upper limit per column; the ends of all doubles for a categorical one. */
final class FittedWinsorizer extends NumericMapping {

    private final double[] lowers;
    private final double[] uppers;

    FittedWinsorizer(Schema columns, double[] lowers, double[] uppers) {
        super(columns);
        this.lowers = lowers;
        this.uppers = uppers;
    }

    @Override
    void map(int j, double[] values, double[] mapped) {
        double lower = lowers[j];
        double upper = uppers[j];
        for (int i = 0; i < values.length; i++) {
            // Both keep NaN.
            mapped[i] = Math.min(Math.max(values[i], lower), upper);
        }
    }

    /** Writes the schema and the limits. */
    static final class Codec implements ModelCodec<FittedWinsorizer> {

        @Override
        public String kind() {
            return "winsorizer";
        }

        @Override
        public Class<FittedWinsorizer> type() {
            return FittedWinsorizer.class;
        }

        @Override
        public void encode(FittedWinsorizer part, ModelContent.Builder out) {
            out.schema("columns", part.input()).numbers("lower", part.lowers).numbers("upper", part.uppers);
        }

        @Override
        public FittedWinsorizer decode(ModelContent in) {
            Schema columns = in.schema("columns");
            double[] lowers = in.numbers("lower", columns.size());
            double[] uppers = in.numbers("upper", columns.size());
            for (int j = 0; j < lowers.length; j++) {
                boolean numeric = columns.field(j) instanceof Field.Numeric;
                boolean open = lowers[j] == -Double.MAX_VALUE && uppers[j] == Double.MAX_VALUE;
                if (!(numeric ? lowers[j] <= uppers[j] : open)) {
                    throw bad(
                            kind(),
                            columns.field(j),
                            "expected " + (numeric ? "a lower limit up to the upper one" : "no limits for categories")
                                    + ", got " + lowers[j] + " and " + uppers[j]);
                }
            }
            return new FittedWinsorizer(columns, lowers, uppers);
        }
    }
}
