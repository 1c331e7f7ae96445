package io.limpid.core.model;

import io.limpid.core.data.Table;

/** A model over numeric features whose outputs have derivatives by each of them. */
public interface DifferentiableModel extends Model {

    /**
     * The derivatives of one output in every row: that by feature {@code j} in row {@code i} is written to
     * {@code out[j][i]}, in the order of {@link #features()}. At a kink, such as a ReLU's at zero, the one from below.
     * Columns are matched by name as by {@link #predict(Table, double[])}.
     *
     * @param output from 0 to {@code outputs() - 1}
     * @throws IllegalArgumentException when there is no such output, {@code out} is not features by rows, or a row
     *     cannot be predicted
     */
    void gradient(Table x, int output, double[][] out);
}
