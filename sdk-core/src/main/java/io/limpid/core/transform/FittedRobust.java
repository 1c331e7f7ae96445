package io.limpid.core.transform;

import io.limpid.core.data.Schema;

/** One median and one distance of quantiles per column. */
final class FittedRobust extends CenteredScaling {

    FittedRobust(Schema columns, double[] medians, double[] scales) {
        super(columns, medians, scales);
    }

    /** Writes the schema, the medians and the scales. */
    static final class Codec extends CenteredScaling.Codec<FittedRobust> {

        Codec() {
            super("median");
        }

        @Override
        public String kind() {
            return "robust-scaler";
        }

        @Override
        public Class<FittedRobust> type() {
            return FittedRobust.class;
        }

        @Override
        FittedRobust fitted(Schema columns, double[] medians, double[] scales) {
            return new FittedRobust(columns, medians, scales);
        }
    }
}
