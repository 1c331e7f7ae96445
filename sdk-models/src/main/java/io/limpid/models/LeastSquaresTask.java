package io.limpid.models;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.util.Arrays;

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
record LeastSquaresTask(
        Schema features, String name, double[][] columns, double[] target, double[] weights, double totalWeight) {

    /**
     * Checks a data set and takes from it what the trainer needs.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is categorical,
     *     or no row has weight
     */
    static LeastSquaresTask of(Dataset data) {
        Schema features = data.features().schema();
        NumericInputs.requireNumeric(features);
        String target = data.target().name();
        if (!(data.target().field() instanceof Field.Numeric)) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(target) + ": expected a numeric target, got a categorical one");
        }
        requireValues(data);
        Dataset used = weighted(data);
        if (used.rows() == 0) {
            throw new IllegalArgumentException("rows: expected at least 1 row with weight, got 0");
        }
        double[][] columns = new double[features.size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = used.features().column(j);
        }
        double total = 0;
        for (double w : used.weights()) {
            total += w;
        }
        if (!(total < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weights: expected a finite sum, got " + total);
        }
        return new LeastSquaresTask(features, target, columns, used.target().values(), used.weights(), total);
    }

    /** The number of rows. */
    int rows() {
        return target.length;
    }

    private static Dataset weighted(Dataset data) {
        double[] weights = data.weights();
        int[] kept = new int[weights.length];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                kept[count++] = i;
            }
        }
        return count == weights.length ? data : data.select(Arrays.copyOf(kept, count));
    }

    private static void requireValues(Dataset data) {
        Schema features = data.features().schema();
        for (int j = 0; j < features.size(); j++) {
            double[] column = data.features().column(j);
            for (int i = 0; i < column.length; i++) {
                if (Double.isNaN(column[i]) && data.weights()[i] > 0) {
                    throw NumericInputs.missing(features.field(j).name(), i);
                }
            }
        }
    }
}
