package io.limpid.models.tree;

import io.limpid.core.model.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The thresholds of all trees, sorted for each feature that is asked for. A value's rank is how many thresholds of its
 * feature it is above: it is at most the threshold of place {@code q} just when its rank is at most {@code q}.
 */
final class ThresholdRanks {

    /** Of each feature its slot among those asked for; -1 when no tree asks for it. */
    private final int[] slots;

    /** Of each slot its feature. */
    private final int[] features;

    /** Of each slot its thresholds, ascending, none twice. */
    private final double[][] thresholds;

    private ThresholdRanks(int[] slots, int[] features, double[][] thresholds) {
        this.slots = slots;
        this.features = features;
        this.thresholds = thresholds;
    }

    /** Those of these trees, which ask for features below {@code columns}. Cost: n log n for n nodes. */
    static ThresholdRanks of(List<Tree> trees, int columns) {
        int[] counts = new int[columns];
        for (Tree tree : trees) {
            for (int node = 0; node < tree.nodes(); node++) {
                if (!tree.isLeaf(node)) {
                    counts[tree.feature(node)]++;
                }
            }
        }
        int[] features = IntStream.range(0, columns).filter(j -> counts[j] > 0).toArray();
        int[] slots = new int[columns];
        Arrays.fill(slots, -1);
        double[][] thresholds = new double[features.length][];
        for (int s = 0; s < features.length; s++) {
            slots[features[s]] = s;
            thresholds[s] = new double[counts[features[s]]];
        }
        int[] ends = new int[features.length];
        for (Tree tree : trees) {
            for (int node = 0; node < tree.nodes(); node++) {
                if (!tree.isLeaf(node)) {
                    int slot = slots[tree.feature(node)];
                    thresholds[slot][ends[slot]++] = unsigned(tree.threshold(node));
                }
            }
        }
        for (int s = 0; s < thresholds.length; s++) {
            thresholds[s] = Arrays.stream(thresholds[s]).sorted().distinct().toArray();
        }
        return new ThresholdRanks(slots, features, thresholds);
    }

    /** The same number with -0.0 as 0.0, which sorting and searching would tell apart. */
    private static double unsigned(double value) {
        return value + 0.0;
    }

    /** How many columns are asked for. */
    int columns() {
        return features.length;
    }

    /** The feature of a slot. */
    int column(int slot) {
        return features[slot];
    }

    /** How many times all searches for a row's ranks together halve what is left. */
    long halvings() {
        long sum = 0;
        for (double[] sorted : thresholds) {
            sum += Integer.SIZE - Integer.numberOfLeadingZeros(sorted.length);
        }
        return sum;
    }

    /** The largest rank there is: the most thresholds of a feature. */
    int most() {
        int most = 0;
        for (double[] sorted : thresholds) {
            most = Math.max(most, sorted.length);
        }
        return most;
    }

    /** The slot of a feature that is asked for. */
    int slot(int feature) {
        return slots[feature];
    }

    /** The place of one of a slot's thresholds. */
    int place(int slot, double threshold) {
        return Arrays.binarySearch(thresholds[slot], unsigned(threshold));
    }

    /**
     * {@code tile[i * columns() + slot]} becomes the rank of row {@code from + i}'s value, shifted to the left.
     *
     * @param columns of all features, nothing missing
     */
    void fill(double[][] columns, int from, int rows, int shift, int[] tile) {
        for (int s = 0; s < features.length; s++) {
            double[] sorted = thresholds[s];
            double[] column = columns[features[s]];
            int i = 0;
            for (; i + 3 < rows; i += 4) {
                four(sorted, column, from + i, shift, tile, i * features.length + s, features.length);
            }
            for (; i < rows; i++) {
                tile[i * features.length + s] = rank(sorted, column[from + i]) << shift;
            }
        }
    }

    /** By halves, in arithmetic: a branch would be guessed wrong every other time; four at once, whose steps overlap. */
    private static void four(double[] sorted, double[] column, int row, int shift, int[] tile, int at, int stride) {
        double u = column[row];
        double v = column[row + 1];
        double w = column[row + 2];
        double x = column[row + 3];
        int a = 0;
        int b = 0;
        int c = 0;
        int d = 0;
        for (int n = sorted.length; n > 1; n -= n >>> 1) {
            int half = n >>> 1;
            a += half & -isBelow(sorted[a + half - 1], u);
            b += half & -isBelow(sorted[b + half - 1], v);
            c += half & -isBelow(sorted[c + half - 1], w);
            d += half & -isBelow(sorted[d + half - 1], x);
        }
        tile[at] = a + isBelow(sorted[a], u) << shift;
        tile[at + stride] = b + isBelow(sorted[b], v) << shift;
        tile[at + 2 * stride] = c + isBelow(sorted[c], w) << shift;
        tile[at + 3 * stride] = d + isBelow(sorted[d], x) << shift;
    }

    private static int rank(double[] sorted, double value) {
        int base = 0;
        for (int n = sorted.length; n > 1; n -= n >>> 1) {
            int half = n >>> 1;
            base += half & -isBelow(sorted[base + half - 1], value);
        }
        return base + isBelow(sorted[base], value);
    }

    /** 1 when the threshold is below the value, else 0: the sign of their difference, which zero has not. */
    private static int isBelow(double threshold, double value) {
        return (int) (Double.doubleToRawLongBits(threshold - value) >>> 63);
    }
}
