package io.limpid.core.resample;

import java.util.Arrays;

/** Weighted quantiles of a column, missing values and rows of weight zero left out. */
final class Quantile {

    private final double[] sorted;
    private final double[] mass;

    private Quantile(double[] sorted, double[] mass) {
        this.sorted = sorted;
        this.mass = mass;
    }

    /** Of these values. Cost: one sort, and with unequal weights a binary search per value. */
    static Quantile of(double[] values, double[] weights) {
        double[] sorted = new double[values.length];
        int count = 0;
        double least = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && weights[i] > 0) {
                sorted[count++] = values[i] + 0.0; // Sorting tells -0 from 0.
                least = Math.min(least, weights[i]);
                largest = Math.max(largest, weights[i]);
            }
        }
        Arrays.sort(sorted, 0, count);
        double[] mass = new double[count];
        int distinct = 0;
        for (int s = 0; s < count; s++) {
            if (distinct == 0 || sorted[s] != sorted[distinct - 1]) {
                sorted[distinct++] = sorted[s];
            }
            mass[distinct - 1]++;
        }
        if (least < largest) {
            weigh(values, weights, largest, Arrays.copyOf(sorted, distinct), mass);
        }
        return new Quantile(Arrays.copyOf(sorted, distinct), Arrays.copyOf(mass, distinct));
    }

    private static void weigh(double[] values, double[] weights, double largest, double[] sorted, double[] mass) {
        Arrays.fill(mass, 0);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && weights[i] > 0) {
                mass[Arrays.binarySearch(sorted, values[i] + 0.0)] += weights[i] / largest;
            }
        }
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /**
     * The value up to which that share of the weight lies; where it ends exactly at a value, the middle between that and
     * the next. This is Hyndman and Fan's type 2, so a weight of 2 is the same
     * as two rows.
     */
    double at(double share) {
        double total = 0;
        for (double m : mass) {
            total += m;
        }
        double goal = share * total;
        // What the additions may have rounded off: 0.1 + 0.7 is half of 0.1 + 0.7 + 0.8.
        double rounding = mass.length * Math.ulp(total);
        double below = 0;
        for (int s = 0; s < sorted.length - 1; s++) {
            below += mass[s];
            if (below > goal + rounding) {
                return sorted[s];
            }
            if (below >= goal - rounding) {
                return 0.5 * sorted[s] + 0.5 * sorted[s + 1];
            }
        }
        return sorted[sorted.length - 1];
    }
}
