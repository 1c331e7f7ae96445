package io.limpid.core.model;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;

/** A fitted function from table rows to numbers. Immutable and thread-safe. */
public interface Model {

    /** The columns it reads. */
    Schema features();

    /** How many numbers it gives for each row. */
    int outputs();

    /**
     * Predicts every row: output {@code k} of row {@code i} is written to {@code out[i * outputs() + k]}. Columns are
     * matched by name, extra ones are ignored, the table is not modified.
     *
     * @throws IllegalArgumentException when a column is missing or of the wrong type (the message names it), when it
     *     holds a value the model has no answer for, or when {@code out} is not {@code rows * outputs()} long
     */
    void predict(Table x, double[] out);

    /** Predicts every row into a new array, laid out as by {@link #predict(Table, double[])}. */
    default double[] predict(Table x) {
        double[] out = new double[Math.multiplyExact(x.rows(), outputs())];
        predict(x, out);
        return out;
    }
}
