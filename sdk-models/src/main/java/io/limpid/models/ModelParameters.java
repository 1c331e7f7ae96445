package io.limpid.models;

import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.util.List;

/** What every model of this package holds its parameters to, whether they come from a trainer or from a file. */
final class ModelParameters {

    private ModelParameters() {}

    static double[] requireFinite(String name, double[] values) {
        for (double value : values) {
            requireFinite(name, value);
        }
        return values.clone();
    }

    static double requireFinite(String name, double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": expected finite numbers, got " + value);
        }
        return value;
    }

    /** Numeric features, two different classes, and one parameter per feature. */
    static void requireShape(Schema features, List<String> classes, int perFeature) {
        NumericInputs.requireNumeric(features);
        if (classes.size() != 2 || classes.get(0).equals(classes.get(1))) {
            throw new IllegalArgumentException("classes: expected 2 different ones, got " + Quoted.list(classes));
        }
        if (perFeature != features.size()) {
            throw new IllegalArgumentException(
                    "parameters: expected one per feature, so " + features.size() + ", got " + perFeature);
        }
    }
}
