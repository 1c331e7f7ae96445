package io.limpid.models;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;

/**
 * A data set made ready for a net: numeric columns without missing values, and only the rows that have weight, so that
 * a row of weight 0 is as good as absent.
 *
 * @param features the columns' names
 * @param classes the classes, none for a target of numbers
 * @param columns {@code columns[feature][row]}
 * @param target the target, in class indices or numbers
 * @param weights above 0
 */
record NetTask(Schema features, List<String> classes, double[][] columns, Column target, double[] weights) {

    /**
     * Classes to be told apart.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, when the target has no
     *     classes or only one, or when only one occurs
     */
    static NetTask ofClasses(Dataset data) {
        NumericInputs.requireNumeric(data.features().schema());
        List<String> classes = data.classes();
        String target = "column " + Quoted.of(data.target().name());
        if (classes.size() < 2) {
            throw new IllegalArgumentException(
                    target + ": expected at least 2 classes, got " + classes.size() + " " + Quoted.list(classes));
        }
        NetTask task = of(data, classes);
        long[] present = Arrays.stream(task.target.values())
                .mapToLong(code -> (long) code)
                .distinct()
                .sorted()
                .toArray();
        if (present.length < 2) {
            String got =
                    present.length == 0 ? "no rows with weight" : "only " + Quoted.of(classes.get((int) present[0]));
            throw new IllegalArgumentException(target + ": expected rows of "
                    + (classes.size() == 2 ? "both" : "at least 2 of the") + " classes " + Quoted.list(classes)
                    + ", got " + got);
        }
        return task;
    }

    /**
     * Numbers to be predicted.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, when the target is not
     *     numeric, or when no row has weight
     */
    static NetTask ofNumbers(Dataset data) {
        NumericInputs.requireNumeric(data.features().schema());
        if (!(data.target().field() instanceof Field.Numeric)) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(data.target().name())
                            + ": expected a numeric target for regression, got a categorical one");
        }
        NetTask task = of(data, List.of());
        if (task.rows() == 0) {
            throw new IllegalArgumentException("rows: expected at least one with weight, got none");
        }
        return task;
    }

    private static NetTask of(Dataset data, List<String> classes) {
        requireValues(data);
        double[] weights = data.weights();
        int[] kept = new int[weights.length];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                kept[count++] = i;
            }
        }
        Dataset used = count == weights.length ? data : data.select(Arrays.copyOf(kept, count));
        double[][] columns = new double[used.features().schema().size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = used.features().column(j);
        }
        double total = Arrays.stream(used.weights()).sum();
        if (!(total < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weights: expected a finite sum, got " + total);
        }
        return new NetTask(used.features().schema(), classes, columns, used.target(), used.weights());
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

    int rows() {
        return weights.length;
    }

    NetOutput output() {
        return classes.isEmpty() ? NetOutput.LINEAR : MultilayerPerceptronModel.output(classes.size());
    }
}
