package io.limpid.core.transform;

import java.util.Arrays;

/**
 * The values of a column, each once and ascending, with the sum of the weights of its rows. Missing values and rows of
 * weight zero are left out, minus zero is zero. Weights are added in row order, so that no sum depends on the sort.
 *
 * @param values ascending
 * @param weights as many, all above 0
 */
record DistinctValues(double[] values, double[] weights) {

    /** Cost: a sort of the values and a binary search for each. */
    static DistinctValues of(double[] values, double[] weights) {
        double[] sorted = new double[values.length];
        int kept = 0;
        for (int i = 0; i < values.length; i++) {
            if (counts(values[i], weights[i])) {
                sorted[kept++] = values[i] + 0.0;
            }
        }
        Arrays.sort(sorted, 0, kept);
        int distinct = 0;
        for (int s = 0; s < kept; s++) {
            if (distinct == 0 || sorted[s] != sorted[distinct - 1]) {
                sorted[distinct++] = sorted[s];
            }
        }
        double[] sums = new double[distinct];
        for (int i = 0; i < values.length; i++) {
            if (counts(values[i], weights[i])) {
                sums[Arrays.binarySearch(sorted, 0, distinct, values[i] + 0.0)] += weights[i];
            }
        }
        return new DistinctValues(Arrays.copyOf(sorted, distinct), sums);
    }

    /** Whether a row says anything: its value is there and its weight is above zero. */
    static boolean counts(double value, double weight) {
        return !Double.isNaN(value) && weight > 0;
    }

    /** The value of the greatest weight, ties to the smallest; 0 when there is none. */
    double heaviest() {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = weights[k] > weights[best] ? k : best;
        }
        return values.length == 0 ? 0 : values[best];
    }
}
