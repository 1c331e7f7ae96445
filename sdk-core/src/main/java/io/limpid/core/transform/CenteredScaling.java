package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
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

    /** Writes the schema, the centers under this key, and the scales. */
    final void encode(String centerKey, ModelContent.Builder out) {
        out.schema("columns", input()).numbers(centerKey, centers).numbers("scales", scales);
    }

    /** Returns when these are centers and scales of such columns. */
    static void check(String kind, String center, Schema columns, double[] centers, double[] scales) {
        for (int j = 0; j < scales.length; j++) {
            boolean numeric = columns.field(j) instanceof Field.Numeric;
            if (!(numeric ? scales[j] > 0 : centers[j] == 0 && scales[j] == 1)) {
                throw bad(
                        kind,
                        columns.field(j),
                        "expected " + (numeric ? "a scale above 0" : center + " 0 and scale 1 for categories")
                                + ", got " + center + " " + centers[j] + " and scale " + scales[j]);
            }
        }
    }
}
