package io.limpid.core.numeric;

/** What models of numeric columns hold their parameters to, whether they come from a trainer or from a file. */
public final class ModelParameters {

    private ModelParameters() {}

    /** A copy of finite numbers; otherwise an error that says which of them they are. */
    public static double[] requireFinite(String name, double[] values) {
        for (double value : values) {
            requireFinite(name, value);
        }
        return values.clone();
    }

    /** A finite number; otherwise an error that says which one it is. */
    public static double requireFinite(String name, double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": expected finite numbers, got " + value);
        }
        return value;
    }
}
