package io.limpid.core.metric;

import io.limpid.core.kernel.Weights;
import java.util.Arrays;

/** The weight of the rows of each true class, scaled by {@link Weights#forPairs}. */
final class ClassTotals {

    private ClassTotals() {}

    static double[] of(ClassPredictions predictions) {
        double[] weights = Weights.forPairs(predictions.weights());
        double[] target = predictions.target().values();
        double[] totals = new double[predictions.outputs()];
        for (int i = 0; i < weights.length; i++) {
            totals[(int) target[i]] += weights[i];
        }
        return totals;
    }

    /** The rows of each true class that have weight, ascending. */
    static int[][] weighedRows(ClassPredictions predictions) {
        double[] weights = predictions.weights();
        double[] target = predictions.target().values();
        int[] sizes = new int[predictions.outputs()];
        for (int i = 0; i < weights.length; i++) {
            sizes[(int) target[i]] += weights[i] > 0 ? 1 : 0;
        }
        int[][] rows = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        int[] next = new int[sizes.length];
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                int k = (int) target[i];
                rows[k][next[k]++] = i;
            }
        }
        return rows;
    }
}
