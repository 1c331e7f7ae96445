package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;

/** One median and one distance of quantiles per column. */
final class FittedRobust extends CenteredScaling {

    FittedRobust(Schema columns, double[] medians, double[] scales) {
        super(columns, medians, scales);
    }

    /** Writes the schema, the medians and the scales. */
    static final class Codec implements ModelCodec<FittedRobust> {

        @Override
        public String kind() {
            return "robust-scaler";
        }

        @Override
        public Class<FittedRobust> type() {
            return FittedRobust.class;
        }

        @Override
        public void encode(FittedRobust part, ModelContent.Builder out) {
            part.encode("medians", out);
        }

        @Override
        public FittedRobust decode(ModelContent in) {
            Schema columns = in.schema("columns");
            double[] medians = in.numbers("medians", columns.size());
            double[] scales = in.numbers("scales", columns.size());
            check(kind(), "median", columns, medians, scales);
            return new FittedRobust(columns, medians, scales);
        }
    }
}
