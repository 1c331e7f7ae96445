package io.limpid.core.calibrate;

/** A fitted correction of a classifier's probabilities. Immutable and thread-safe; each row is corrected by itself. */
public sealed interface Calibrator permits PlattScaling, IsotonicScaling, TemperatureScaling {

    /** How it was fitted. */
    CalibrationMethod method();

    /** For how many classes. */
    int classes();

    /**
     * Replaces the probabilities of the first {@code rows} rows by corrected ones, which sum to one too: class {@code
     * k} of row {@code i} stands at {@code i * classes() + k}.
     *
     * @throws IllegalArgumentException when the array is shorter
     */
    void calibrate(double[] probabilities, int rows);
}
