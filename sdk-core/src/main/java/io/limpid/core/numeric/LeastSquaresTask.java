package io.limpid.core.numeric;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;

/**
 * A data set made ready for a linear regression: numeric columns without missing values, a numeric target, and only the
 * rows that have weight, so that a row of weight 0 is as good as absent.
 *
 * @param features the columns' names
 * @param name the target's name
 * @param columns {@code columns[feature][row]}
 * @param target one number per row
 * @param weights above 0
 * @param totalWeight their sum
 */
public record LeastSquaresTask(
        Schema features, String name, double[][] columns, double[] target, double[] weights, double totalWeight) {

    /**
     * Checks a data set and takes from it what the trainer needs.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is categorical,
     *     or no row has weight
     */
    public static LeastSquaresTask of(Dataset data) {
        Schema features = data.features().schema();
        NumericInputs.requireNumeric(features);
        String target = data.target().name();
        if (!(data.target().field() instanceof Field.Numeric)) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(target) + ": expected a numeric target, got a categorical one");
        }
        WeightedRows rows = WeightedRows.of(data);
        if (rows.target().length == 0) {
            throw new IllegalArgumentException("rows: expected at least 1 row with weight, got 0");
        }
        return new LeastSquaresTask(
                features, target, rows.columns(), rows.target(), rows.weights(), rows.totalWeight());
    }

    /** The number of rows. */
    public int rows() {
        return target.length;
    }
}
