package io.limpid.core.transform;

import io.limpid.core.data.Schema;

/** One mean and scale per column. */
final class FittedScaler extends CenteredScaling {

    FittedScaler(Schema columns, double[] means, double[] scales) {
        super(columns, means, scales);
    }

    /** Writes the schema, the means and the scales. */
    static final class Codec extends CenteredScaling.Codec<FittedScaler> {

        Codec() {
            super("mean");
        }

        @Override
        public String kind() {
            return "standard-scaler";
        }

        @Override
        public Class<FittedScaler> type() {
            return FittedScaler.class;
        }

        @Override
        FittedScaler fitted(Schema columns, double[] means, double[] scales) {
            return new FittedScaler(columns, means, scales);
        }
    }
}
