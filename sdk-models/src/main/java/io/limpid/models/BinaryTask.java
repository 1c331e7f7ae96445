package io.limpid.models;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;

/**
 * A data set made ready for a binary classifier: numeric columns without missing values, targets 0 and 1, and only the
 * rows that have weight, so that a row of weight 0 is as good as absent.
 *
 * @param features the columns' names
 * @param classes the two classes, the positive one last
 * @param columns {@code columns[feature][row]}
 * @param target 1 for the positive class, otherwise 0
 * @param weights above 0
 * @param totalWeight their sum
 */
record BinaryTask(
        Schema features,
        List<String> classes,
        double[][] columns,
        double[] target,
        double[] weights,
        double totalWeight) {

    /**
     * Checks a data set and takes from it what a trainer needs.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, when the target is not one
     *     of two classes, or when only one of them occurs
     */
    static BinaryTask of(Dataset data) {
        Schema features = data.features().schema();
        NumericInputs.requireNumeric(features);
        List<String> classes = data.classes();
        String target = data.target().name();
        if (classes.size() != 2) {
            throw new IllegalArgumentException("column " + Quoted.of(target) + ": expected 2 classes, got "
                    + classes.size() + " " + Quoted.list(classes));
        }
        requireValues(data);
        Dataset used = weighted(data);
        requireBothClasses(used.target().values(), classes, target);
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
        return new BinaryTask(features, classes, columns, used.target().values(), used.weights(), total);
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
        for (int j = 0; j < data.features().schema().size(); j++) {
            double[] column = data.features().column(j);
            for (int i = 0; i < column.length; i++) {
                if (Double.isNaN(column[i]) && data.weights()[i] > 0) {
                    throw NumericInputs.missing(
                            data.features().schema().field(j).name(), i);
                }
            }
        }
    }

    private static void requireBothClasses(double[] codes, List<String> classes, String target) {
        boolean[] seen = new boolean[2];
        for (double code : codes) {
            seen[(int) code] = true;
        }
        if (!(seen[0] && seen[1])) {
            String got = codes.length == 0 ? "no rows with weight" : "only " + Quoted.of(classes.get(seen[0] ? 0 : 1));
            throw new IllegalArgumentException("column " + Quoted.of(target) + ": expected rows of both classes "
                    + Quoted.list(classes) + ", got " + got);
        }
    }
}
