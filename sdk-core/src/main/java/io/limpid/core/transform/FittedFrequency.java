package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.text.Quoted;
import java.util.stream.Stream;

/** The share of each level of each categorical column. */
final class FittedFrequency extends LevelEncoding {

    private final double[][] shares;

    /**
     * These shares.
     *
     * @param shares by column and level, the missing value's last; null for a numeric column
     */
    FittedFrequency(Schema input, double[][] shares) {
        super(
                "frequency encoding",
                input,
                names(input, ": frequency"),
                Stream.of(shares)
                        .map(of -> of == null ? null : new double[][] {of})
                        .toArray(double[][][]::new));
        this.shares = shares;
    }

    @Override
    double unseen(int column, int output, String level) {
        return 0;
    }

    @Override
    String expected(int column) {
        return "any level";
    }

    /** Writes the schema and the shares. */
    static final class Codec implements ModelCodec<FittedFrequency> {

        @Override
        public String kind() {
            return "frequency-encoder";
        }

        @Override
        public Class<FittedFrequency> type() {
            return FittedFrequency.class;
        }

        @Override
        public void encode(FittedFrequency part, ModelContent.Builder out) {
            out.schema("columns", part.input());
            for (int j = 0; j < part.shares.length; j++) {
                if (part.shares[j] != null) {
                    out.numbers("shares " + j, part.shares[j]);
                }
            }
        }

        @Override
        public FittedFrequency decode(ModelContent in) {
            Schema columns = in.schema("columns");
            double[][] shares = new double[columns.size()][];
            for (int j = 0; j < shares.length; j++) {
                if (columns.field(j) instanceof Field.Categorical c) {
                    shares[j] = in.numbers("shares " + j, c.levels().size() + 1);
                    for (double share : shares[j]) {
                        if (!(share >= 0 && share <= 1)) {
                            throw new ModelFormatException(kind() + ", column " + Quoted.of(c.name())
                                    + ": expected shares from 0 to 1, got " + share);
                        }
                    }
                }
            }
            return new FittedFrequency(columns, shares);
        }
    }
}
