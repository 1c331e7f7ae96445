package io.limpid.core.numeric;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * A data set made ready for a classifier: numeric columns without missing values, class codes, and only the rows that
 * have weight, so that a row of weight 0 is as good as absent. Every class has a row.
 *
 * @param features the columns' names
 * @param classes two or more, the positive one last
 * @param columns {@code columns[feature][row]}
 * @param target the place of the row's class among the classes
 * @param weights above 0
 * @param totalWeight their sum
 */
public record ClassificationTask(
        Schema features,
        List<String> classes,
        double[][] columns,
        double[] target,
        double[] weights,
        double totalWeight) {

    /**
     * Checks a data set and takes from it what a trainer needs.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, when the target has fewer
     *     than two classes, or when one of them does not occur
     */
    public static ClassificationTask of(Dataset data) {
        Schema features = data.features().schema();
        NumericInputs.requireNumeric(features);
        List<String> classes = data.classes();
        String target = data.target().name();
        if (classes.size() < 2) {
            throw new IllegalArgumentException("column " + Quoted.of(target) + ": expected at least 2 classes, got "
                    + classes.size() + " " + Quoted.list(classes));
        }
        WeightedRows rows = WeightedRows.of(data);
        requireEveryClass(rows.target(), classes, target);
        return new ClassificationTask(
                features, classes, rows.columns(), rows.target(), rows.weights(), rows.totalWeight());
    }

    /** The number of rows. */
    public int rows() {
        return target.length;
    }

    /** {@code w_i / W}. */
    public double[] shares() {
        double[] shares = new double[rows()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights[i] / totalWeight;
        }
        return shares;
    }

    /** The sum of the weights of each class. */
    public double[] classWeights() {
        double[] sums = new double[classes.size()];
        for (int i = 0; i < rows(); i++) {
            sums[(int) target[i]] += weights[i];
        }
        return sums;
    }

    private static void requireEveryClass(double[] codes, List<String> classes, String target) {
        boolean[] seen = new boolean[classes.size()];
        for (double code : codes) {
            seen[(int) code] = true;
        }
        List<String> absent = new ArrayList<>();
        for (int k = 0; k < seen.length; k++) {
            if (!seen[k]) {
                absent.add(classes.get(k));
            }
        }
        if (absent.isEmpty()) {
            return;
        }
        boolean two = classes.size() == 2;
        String got = two ? "only " + Quoted.of(classes.get(seen[0] ? 0 : 1)) : "none of " + Quoted.list(absent);
        throw new IllegalArgumentException("column " + Quoted.of(target) + ": expected rows of "
                + (two ? "both classes " : "every class of ") + Quoted.list(classes) + ", got "
                + (codes.length == 0 ? "no rows with weight" : got));
    }
}
