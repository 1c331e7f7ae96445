package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;

/** {@code (x - center) / scale}; center 0 and scale 1 for a categorical column. */
abstract class CenteredScaling extends NumericMapping {

    private final double[] centers;
    private final double[] scales;

    CenteredScaling(Schema columns, double[] centers, double[] scales) {
        super(columns);
        this.centers = centers;
        this.scales = scales;
    }

    @Override
    final void map(int j, double[] values, double[] mapped) {
        double center = centers[j];
        double scale = scales[j];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = (values[i] - center) / scale;
        }
    }

    /** Writes the schema, the centers and the scales. */
    abstract static class Codec<T extends CenteredScaling> implements ModelCodec<T> {

        /** What the centers are, one of them. */
        private final String center;

        Codec(String center) {
            this.center = center;
        }

        abstract T fitted(Schema columns, double[] centers, double[] scales);

        @Override
        public final void encode(T part, ModelContent.Builder out) {
            CenteredScaling scaling = part;
            out.schema("columns", scaling.input())
                    .numbers(center + "s", scaling.centers)
                    .numbers("scales", scaling.scales);
        }

        @Override
        public final T decode(ModelContent in) {
            Schema columns = in.schema("columns");
            double[] centers = in.numbers(center + "s", columns.size());
            double[] scales = in.numbers("scales", columns.size());
            requireScales(kind(), columns, center, centers, "scale", scales);
            return fitted(columns, centers, scales);
        }
    }
}
