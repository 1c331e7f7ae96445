package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;

/** A rule, and an offset per column under {@link LogRule#OFFSET}. */
final class FittedLog extends NumericMapping {

    private final LogRule rule;
    private final double[] offsets;

    FittedLog(Schema columns, LogRule rule, double[] offsets) {
        super(columns);
        this.rule = rule;
        this.offsets = offsets;
    }

    @Override
    void map(int j, double[] values, double[] logs) {
        double offset = offsets[j];
        for (int i = 0; i < values.length; i++) {
            double x = values[i];
            logs[i] = switch (rule) {
                case ONE_PLUS -> x < 0 ? Double.NaN : Elementary.log1p(x);
                case OFFSET -> Elementary.log(x + offset > 0 ? x + offset : Double.NaN);
                case SIGNED -> x < 0 ? -Elementary.log1p(-x) : Elementary.log1p(x);
            };
            if (Double.isNaN(logs[i]) && !Double.isNaN(x)) {
                String bound = rule == LogRule.ONE_PLUS ? "of at least 0" : "above " + (0.0 - offset);
                throw RowException.of(
                        input().field(j).name(), i, "expected a number " + bound + " to take a logarithm, got " + x);
            }
        }
    }

    /** Writes the schema, the rule, and the offsets if it has any. */
    static final class Codec implements ModelCodec<FittedLog> {

        @Override
        public String kind() {
            return "log-transformer";
        }

        @Override
        public Class<FittedLog> type() {
            return FittedLog.class;
        }

        @Override
        public void encode(FittedLog part, ModelContent.Builder out) {
            out.schema("columns", part.input()).choice("rule", part.rule);
            if (part.rule == LogRule.OFFSET) {
                out.numbers("offsets", part.offsets);
            }
        }

        @Override
        public FittedLog decode(ModelContent in) {
            Schema columns = in.schema("columns");
            LogRule rule = in.choice("rule", LogRule.class);
            boolean learned = rule == LogRule.OFFSET;
            double[] offsets = learned ? in.numbers("offsets", columns.size()) : new double[columns.size()];
            for (int j = 0; j < offsets.length; j++) {
                boolean numeric = columns.field(j) instanceof Field.Numeric;
                // One that is not 0 is 1 less a value that is not above 0.
                if (!(offsets[j] == 0 || numeric && offsets[j] >= 1)) {
                    throw bad(
                            kind(),
                            columns.field(j),
                            "expected offset 0" + (numeric ? " or at least 1" : " for categories") + ", got "
                                    + offsets[j]);
                }
            }
            return new FittedLog(columns, rule, offsets);
        }
    }
}
