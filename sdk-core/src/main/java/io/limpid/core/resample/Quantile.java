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

    /** Of these values. Cost: one sort. */
    static Quantile of(double[] values, double[] weights) {
        double[] present = new double[values.length];
        int count = 0;
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && weights[i] > 0) {
                present[count++] = values[i] + 0.0; // Sorting tells -0 from 0.
                largest = Math.max(largest, weights[i]);
            }
        }
        double[] sorted = Arrays.stream(present, 0, count).sorted().distinct().toArray();
        double[] mass = new double[sorted.length];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && weights[i] > 0) {
                mass[Arrays.binarySearch(sorted, values[i] + 0.0)] += weights[i] / largest;
            }
        }
        return new Quantile(sorted, mass);
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
