package io.limpid.core.kernel;

import java.util.Arrays;

/**
 * Median and quantiles of a column under row weights; missing values and rows of weight zero are left out.
 *
 * <p>A quantile interpolates linearly between the order statistics, {@code x[0]} to {@code x[N - 1]}: at {@code p} it
 * stands at place {@code p (N - 1)} (type 7 of Hyndman and Fan, the default of numpy and R). Weights that are whole
 * numbers count as repeated rows, {@code N = sum w}. Other weights are first scaled to 1 on average, {@code N} the
 * number of rows, and {@code x[i]} is the smallest value up to which more than {@code i + 1/2} of the weight lies: for
 * whole numbers the same.
 *
 * <p>The median is the smallest value up to which half of the weight lies, or the mean of it and the next when exactly
 * half does, up to the rounding of the sums. For whole numbers it is the quantile at 1/2; it is the same for any
 * multiple of the weights.
 *
 * <p>Not thread-safe: it puts its copy of the values in order as it is asked.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan (1996)</a>
 */
public final class Quantiles {

    /** Whole numbers are exact in sums up to here. */
    private static final double LARGEST_COUNT = 0x1p53;

    /** So many order statistics are found one by one; for more, sorting once is cheaper. */
    private static final int FEW = 12;

    /** Every value when each stands for one row, in part ordered; else the distinct values, ascending. */
    private final double[] values;

    private final int size;

    /** For each distinct value the weight up to it and including it; empty when each value stands for one row. */
    private final double[] upTo;

    /** As many rows as the weights stand for. */
    private final double rows;

    /** The indices of {@link #values} that hold their order statistic, in the order they were asked for. */
    private final int[] placed = new int[FEW];

    private int asked;

    private Quantiles(double[] values, int size, double[] upTo, double rows) {
        this.values = values;
        this.size = size;
        this.upTo = upTo;
        this.rows = rows;
    }

    /** Of values that count one row each. Cost: one copy. */
    public static Quantiles of(double[] values) {
        double[] kept = new double[values.length];
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                kept[n++] = value + 0.0;
            }
        }
        return new Quantiles(kept, n, new double[0], n);
    }

    /** Of values under row weights. Cost: one copy for equal weights, a sort for others. */
    public static Quantiles of(double[] values, double[] weights) {
        double[] kept = new double[values.length];
        int n = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        boolean whole = true;
        for (int i = 0; i < values.length; i++) {
            if (DistinctValues.counts(values[i], weights[i])) {
                kept[n++] = values[i] + 0.0;
                least = Math.min(least, weights[i]);
                most = Math.max(most, weights[i]);
                whole &= weights[i] == Math.rint(weights[i]);
            }
        }
        whole &= most * n <= LARGEST_COUNT;
        if (n == 0 || least == most && (most == 1 || !whole)) {
            return new Quantiles(kept, n, new double[0], n);
        }
        return weighted(DistinctValues.of(values, weights), whole, n);
    }

    private static Quantiles weighted(DistinctValues distinct, boolean whole, int n) {
        double[] upTo = distinct.weights();
        double most = Arrays.stream(upTo).max().orElse(1);
        double sum = 0;
        for (int k = 0; k < upTo.length; k++) {
            // By the largest first: no sum of weights overflows.
            sum += whole ? upTo[k] : upTo[k] / most;
            upTo[k] = sum;
        }
        if (!whole) {
            for (int k = 0; k < upTo.length; k++) {
                upTo[k] = upTo[k] / sum * n;
            }
        }
        return new Quantiles(distinct.values(), upTo.length, upTo, whole ? sum : n);
    }

    /** Whether no row counts. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The weighted median; 0 of an empty column. */
    public double median() {
        if (size == 0) {
            return 0;
        }
        if (upTo.length == 0) {
            return size % 2 == 1 ? at(0.5) : 0.5 * ordered(size / 2 - 1) + 0.5 * ordered(size / 2);
        }
        double half = 0.5 * upTo[size - 1];
        // What the additions may have rounded off: 0.1 + 0.7 is half of 0.1 + 0.7 + 0.8.
        double rounding = 2 * size * Math.ulp(half);
        int k = 0;
        while (upTo[k] < half - rounding) {
            k++;
        }
        return upTo[k] <= half + rounding && k + 1 < size ? 0.5 * values[k] + 0.5 * values[k + 1] : values[k];
    }

    /** The quantile at {@code p}, from 0 to 1; 0 of an empty column. */
    public double at(double p) {
        if (size == 0) {
            return 0;
        }
        double place = Math.max(p * (rows - 1), 0);
        double near = Math.rint(place);
        // A product that should be whole must not fall short of it, or exceed it, by its own rounding.
        place = Math.abs(place - near) <= 4 * Math.ulp(place) ? near : place;
        double index = Math.floor(place);
        double t = place - index;
        double low = statistic(index);
        return t == 0 ? low : between(low, statistic(index + 1), t);
    }

    private static double between(double low, double high, double t) {
        double gap = high - low;
        if (gap == Double.POSITIVE_INFINITY) {
            return (1 - t) * low + t * high;
        }
        return t < 0.5 ? low + gap * t : high - gap * (1 - t);
    }

    /** The order statistic of that index: whole, below {@link #rows}. */
    private double statistic(double index) {
        if (upTo.length == 0) {
            return ordered((int) index);
        }
        int k = Arrays.binarySearch(upTo, 0, size, index + 0.5);
        // Found: more than that is reached at the next one. Not found: -(insertion point) - 1.
        return values[Math.min(k >= 0 ? k + 1 : -k - 1, size - 1)];
    }

    private double ordered(int k) {
        // Between the nearest two that are in their place.
        int low = 0;
        int high = size - 1;
        for (int s = 0; s < Math.min(asked, FEW); s++) {
            if (placed[s] == k) {
                return values[k];
            }
            low = placed[s] < k ? Math.max(low, placed[s] + 1) : low;
            high = placed[s] > k ? Math.min(high, placed[s] - 1) : high;
        }
        if (asked < FEW) {
            placed[asked++] = k;
            return Selection.select(values, low, high, k);
        }
        if (asked == FEW) {
            Arrays.sort(values, 0, size);
            asked++;
        }
        return values[k];
    }
}
