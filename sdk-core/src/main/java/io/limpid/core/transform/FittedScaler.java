package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;

/** One mean and scale per column. */
final class FittedScaler extends CenteredScaling {

    FittedScaler(Schema columns, double[] means, double[] scales) {
        super(columns, means, scales);
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
            part.encode("means", out);
        }

        @Override
        public FittedScaler decode(ModelContent in) {
            Schema columns = in.schema("columns");
            double[] means = in.numbers("means", columns.size());
            double[] scales = in.numbers("scales", columns.size());
            check(kind(), "mean", columns, means, scales);
            return new FittedScaler(columns, means, scales);
        }
    }
}
