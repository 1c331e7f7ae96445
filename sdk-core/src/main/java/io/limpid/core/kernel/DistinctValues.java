package io.limpid.core.kernel;

import java.util.Arrays;

/**
 * The values of a column, each once and ascending, with the sum of the weights of its rows. Missing values and rows of
 * weight zero are left out, minus zero is zero. The weights of equal values are added in row order: the sort is stable.
 * Weights of which the sum overflows are first made smaller, all by the same power of two.
 *
 * @param values ascending
 * @param weights as many, all above 0
 */
public record DistinctValues(double[] values, double[] weights) {

    /** A run this short is sorted by insertion. */
    private static final int SHORT = 16;

    /** Cost: a merge sort of values and weights side by side. */
    public static DistinctValues of(double[] values, double[] given) {
        double[] weights = Weights.withFiniteSum(given);
        double[] sorted = new double[values.length];
        double[] sums = new double[values.length];
        int kept = 0;
        for (int i = 0; i < values.length; i++) {
            if (counts(values[i], weights[i])) {
                sorted[kept] = values[i] + 0.0;
                sums[kept++] = weights[i];
            }
        }
        sort(sorted, sums, kept);
        int distinct = 0;
        for (int s = 0; s < kept; s++) {
            if (distinct > 0 && sorted[s] == sorted[distinct - 1]) {
                sums[distinct - 1] += sums[s];
            } else {
                sorted[distinct] = sorted[s];
                sums[distinct++] = sums[s];
            }
        }
        return new DistinctValues(Arrays.copyOf(sorted, distinct), Arrays.copyOf(sums, distinct));
    }

    /** Sorts the first {@code n} keys, ascending and stable, and what stands beside them with them. */
    private static void sort(double[] keys, double[] beside, int n) {
        for (int from = 0; from < n; from += SHORT) {
            insert(keys, beside, from, Math.min(from + SHORT, n));
        }
        double[] fromKeys = keys;
        double[] fromBeside = beside;
        double[] toKeys = new double[n];
        double[] toBeside = new double[n];
        for (long run = SHORT; run < n; run *= 2) {
            for (long from = 0; from < n; from += 2 * run) {
                int middle = (int) Math.min(from + run, n);
                int to = (int) Math.min(from + 2 * run, n);
                merge(fromKeys, fromBeside, toKeys, toBeside, (int) from, middle, to);
            }
            double[] swapped = fromKeys;
            fromKeys = toKeys;
            toKeys = swapped;
            swapped = fromBeside;
            fromBeside = toBeside;
            toBeside = swapped;
        }
        if (fromKeys != keys) {
            System.arraycopy(fromKeys, 0, keys, 0, n);
            System.arraycopy(fromBeside, 0, beside, 0, n);
        }
    }

    private static void insert(double[] keys, double[] beside, int from, int to) {
        for (int s = from + 1; s < to; s++) {
            double key = keys[s];
            double with = beside[s];
            int place = s;
            while (place > from && keys[place - 1] > key) {
                keys[place] = keys[place - 1];
                beside[place] = beside[place - 1];
                place--;
            }
            keys[place] = key;
            beside[place] = with;
        }
    }

    private static void merge(
            double[] keys, double[] beside, double[] toKeys, double[] toBeside, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int s = from; s < to; s++) {
            // Of equal keys the left one: it stood first.
            int next = right >= to || left < middle && keys[left] <= keys[right] ? left++ : right++;
            toKeys[s] = keys[next];
            toBeside[s] = beside[next];
        }
    }

    /** Whether a row says anything: its value is there and its weight is above zero. */
    public static boolean counts(double value, double weight) {
        return !Double.isNaN(value) && weight > 0;
    }

    /** The value of the greatest weight, ties to the smallest; 0 when there is none. */
    public double heaviest() {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = weights[k] > weights[best] ? k : best;
        }
        return values.length == 0 ? 0 : values[best];
    }
}
