package io.limpid.models;

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
}
