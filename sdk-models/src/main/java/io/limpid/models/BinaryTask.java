package io.limpid.models;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
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
        NumericInputs.requireNumeric(data.features().schema());
        List<String> classes = data.classes();
        if (classes.size() != 2) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(data.target().name()) + ": expected 2 classes, got " + classes.size() + " "
                            + Quoted.list(classes));
        }
        ClassificationTask task = ClassificationTask.of(data);
        return new BinaryTask(
                task.features(), classes, task.columns(), task.target(), task.weights(), task.totalWeight());
    }

    /** The number of rows. */
    int rows() {
        return target.length;
    }
}
