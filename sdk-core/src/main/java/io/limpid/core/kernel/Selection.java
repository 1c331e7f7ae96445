package io.limpid.core.kernel;

import java.util.Arrays;

/**
 * Finds the k-th smallest number without sorting the others: quickselect by Hoare, with the median of three medians for
 * pivot. After too many unlucky pivots the rest is sorted, so that no order of the values costs more than a sort.
 */
final class Selection {

    /** A range this short is sorted. */
    private static final int SHORT = 32;

    private Selection() {}

    /**
     * Puts the number that sorting {@code a[from..to]} would put at index {@code k} there, no greater one before it and
     * no smaller one behind it.
     *
     * @param a modified between the two indices, both inside; no NaN there
     */
    static double select(double[] a, int from, int to, int k) {
        int low = from;
        int high = to;
        if (k == low) {
            // The next order statistic of an interpolated quantile.
            return least(a, low, high);
        }
        int patience = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(high - low + 1));
        while (high - low >= SHORT && patience-- > 0) {
            double pivot = pivot(a, low, high);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = a[i];
                    a[i++] = a[j];
                    a[j--] = swapped;
                }
            }
            // Now low..j <= pivot <= i..high, and what is between, if anything, is the pivot.
            if (k > j && k < i) {
                return a[k];
            }
            low = k <= j ? low : i;
            high = k <= j ? j : high;
        }
        Arrays.sort(a, low, high + 1);
        return a[k];
    }

    private static double least(double[] a, int low, int high) {
        int best = low;
        for (int i = low + 1; i <= high; i++) {
            best = a[i] < a[best] ? i : best;
        }
        double least = a[best];
        a[best] = a[low];
        a[low] = least;
        return least;
    }

    private static double pivot(double[] a, int low, int high) {
        int eighth = (high - low) >> 3;
        int middle = (low + high) >>> 1;
        return median(
                median(a[low], a[low + eighth], a[low + 2 * eighth]),
                median(a[middle - eighth], a[middle], a[middle + eighth]),
                median(a[high - 2 * eighth], a[high - eighth], a[high]));
    }

    private static double median(double x, double y, double z) {
        return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
    }
}
