package io.limpid.core.numeric;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import java.util.Arrays;

/**
 * The rows of a data set that have weight, so that a row of weight 0 is as good as absent.
 *
 * @param columns {@code columns[feature][row]}, none missing
 * @param target one value per row
 * @param weights above 0
 * @param totalWeight their sum
 */
public record WeightedRows(double[][] columns, double[] target, double[] weights, double totalWeight) {

    /**
     * Those of numeric columns.
     *
     * @throws IllegalArgumentException when a row with weight has a missing value, or the sum of the weights is
     *     infinite
     */
    public static WeightedRows of(Dataset data) {
        requireValues(data);
        Dataset used = weighted(data);
        double[][] columns = new double[used.features().schema().size()][];
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
        return new WeightedRows(columns, used.target().values(), used.weights(), total);
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
