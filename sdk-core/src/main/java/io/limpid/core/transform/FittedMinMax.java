package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;

/** One least value and span per column, and the range they are brought to; 0 and 1 for a categorical column. */
final class FittedMinMax extends NumericMapping {

    /** Where the training values go, and the others. */
    record Target(double low, double high, OutOfRange outOfRange) {}

    private final double[] least;
    private final double[] spans;
    private final Target target;

    FittedMinMax(Schema columns, double[] least, double[] spans, Target target) {
        super(columns);
        this.least = least;
        this.spans = spans;
        this.target = target;
    }

    @Override
    void map(int j, double[] values, double[] mapped) {
        double from = least[j];
        double span = spans[j];
        double low = target.low;
        double width = target.high - target.low;
        for (int i = 0; i < values.length; i++) {
            mapped[i] = low + (values[i] - from) / span * width;
        }
        if (target.outOfRange == OutOfRange.CLIP) {
            for (int i = 0; i < values.length; i++) {
                // Both keep NaN.
                mapped[i] = Math.min(Math.max(mapped[i], low), target.high);
            }
        }
    }

    /** Writes the schema, what was learned and the target range. */
    static final class Codec implements ModelCodec<FittedMinMax> {

        @Override
        public String kind() {
            return "min-max-scaler";
        }

        @Override
        public Class<FittedMinMax> type() {
            return FittedMinMax.class;
        }

        @Override
        public void encode(FittedMinMax part, ModelContent.Builder out) {
            out.schema("columns", part.input())
                    .numbers("least", part.least)
                    .numbers("spans", part.spans)
                    .number("low", part.target.low)
                    .number("high", part.target.high)
                    .choice("out of range", part.target.outOfRange);
        }

        @Override
        public FittedMinMax decode(ModelContent in) {
            Schema columns = in.schema("columns");
            double[] least = in.numbers("least", columns.size());
            double[] spans = in.numbers("spans", columns.size());
            requireScales(kind(), columns, "least", least, "span", spans);
            double low = in.number("low");
            double high = in.number("high");
            if (!(low < high && high - low < Double.POSITIVE_INFINITY)) {
                throw new ModelFormatException(
                        kind() + ": expected a low end below the high one, got " + low + " and " + high);
            }
            return new FittedMinMax(
                    columns, least, spans, new Target(low, high, in.choice("out of range", OutOfRange.class)));
        }
    }
}
