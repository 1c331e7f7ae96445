package io.limpid.core.metric;

import io.limpid.core.kernel.Weights;
import java.util.Arrays;

/**
 * Visits the rows of positive weight in descending order of their probability of the positive class, rows of equal
 * probability together.
 *
 * <p>Rows are first dealt into buckets of a few rows each by where their probability lies between the smallest and the
 * largest, then each bucket is sorted by itself, in the processor's cache: several times as fast as sorting all at
 * once. A probability p is kept as a long, twice the bits of p plus one for a positive row: that orders as p does and
 * loses nothing, as the two leading bits of a number from 0 to 1 are zero. With equal weights these longs are all there
 * is to sort; otherwise the weights travel beside them.
 */
final class ScoreGroups {

    /** Told of each probability there is. */
    @FunctionalInterface
    interface Visitor {

        /** The weights of the positive and of the other rows of one probability, scaled by a power of two. */
        void visit(double score, double positives, double negatives);
    }

    /** Measured: 64 to 512 do as well, more sort longer, fewer deal into more places than the cache holds. */
    private static final int ROWS_PER_BUCKET = 64;

    /** Measured: 32 do as well, 8 worse. Fewer than above, so that inserting sorts most buckets, weights and all. */
    private static final int WEIGHTED_ROWS_PER_BUCKET = 16;

    private static final int MOST_BUCKETS = 1 << 20;

    /** Up to here inserting one by one is the fastest way to sort. */
    private static final int INSERTED = 48;

    /**
     * Rows with a score.
     *
     * @param values the score of row {@code i} at {@code i * stride + offset}, from 0 to 1
     * @param target of each row its class
     * @param positive the class against all others
     * @param weights of each row
     */
    record Rows(double[] values, int stride, int offset, double[] target, int positive, double[] weights) {

        /** All rows, by the probability of the positive class. */
        static Rows of(ClassPredictions predictions) {
            return of(predictions, predictions.positive());
        }

        /** All rows, by the probability of that class, which counts as the positive one. */
        static Rows of(ClassPredictions predictions, int k) {
            return new Rows(
                    predictions.values(),
                    predictions.outputs(),
                    k,
                    predictions.target().values(),
                    k,
                    predictions.weights());
        }
    }

    private final Rows given;
    private final Visitor visitor;
    private final int shift;

    /** Rows of a smaller weight than this count nothing. */
    private final double counted;

    private final double least;
    private final double most;
    private final int rows;

    /** The weight of each row where all are equal, otherwise 0. */
    private final double unit;

    private long[] keys;
    private double[] weights;

    private ScoreGroups(Rows given, Visitor visitor) {
        this.given = given;
        this.visitor = visitor;
        double[] w = given.weights();
        shift = Weights.shiftForPairs(w);
        counted = Weights.leastCounted(shift);
        double low = 1;
        double high = 0;
        double first = 0;
        boolean equal = true;
        int count = 0;
        for (int i = 0; i < w.length; i++) {
            if (w[i] >= counted) {
                double p = score(i);
                low = Math.min(low, p);
                high = Math.max(high, p);
                first = count == 0 ? w[i] : first;
                equal &= w[i] == first;
                count++;
            }
        }
        least = low;
        most = high;
        rows = count;
        unit = equal ? Weights.scaled(first, shift) : 0;
    }

    /** Visits every probability once, the largest first; weights are times the power of two of {@link #shift}. */
    static void descending(ClassPredictions predictions, Visitor visitor) {
        descending(Rows.of(predictions), visitor);
    }

    /** The same of any rows; the power of two is that of their own weights. */
    static void descending(Rows rows, Visitor visitor) {
        ScoreGroups groups = new ScoreGroups(rows, visitor);
        if (groups.rows > 0) {
            groups.run();
        }
    }

    /** The power of two the visited weights are times. */
    static int shift(ClassPredictions predictions) {
        return Weights.shiftForPairs(predictions.weights());
    }

    /** With -0.0 as 0.0: they are equal, but their bits are not. */
    private double score(int i) {
        return given.values[i * given.stride + given.offset] + 0.0;
    }

    private void run() {
        int[] ends = deal();
        for (int bucket = ends.length - 1; bucket >= 0; bucket--) {
            int from = bucket == 0 ? 0 : ends[bucket - 1];
            int to = ends[bucket];
            if (unit > 0) {
                Arrays.sort(keys, from, to);
                visitCounts(from, to);
            } else if (to - from <= INSERTED) {
                insert(from, to);
                visitWeights(from, to);
            } else {
                gather(from, to);
            }
        }
    }

    /** Fills keys and weights bucket by bucket, in row order within each; returns where each bucket ends. */
    private int[] deal() {
        int perBucket = unit > 0 ? ROWS_PER_BUCKET : WEIGHTED_ROWS_PER_BUCKET;
        int buckets = Math.min(rows / perBucket + 1, MOST_BUCKETS);
        double scale = buckets / (most - least); // infinite or NaN products land in the last or first bucket: in order
        double[] w = given.weights();
        double[] target = given.target();
        int positive = given.positive();
        int[] ends = new int[buckets + 1];
        for (int i = 0; i < w.length; i++) {
            if (w[i] >= counted) {
                ends[Math.min((int) ((score(i) - least) * scale), buckets - 1) + 1]++;
            }
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            ends[bucket + 1] += ends[bucket];
        }
        keys = new long[rows];
        weights = new double[unit > 0 ? 0 : rows];
        for (int i = 0; i < w.length; i++) {
            if (w[i] >= counted) {
                double p = score(i);
                int at = ends[Math.min((int) ((p - least) * scale), buckets - 1)]++;
                keys[at] = Double.doubleToRawLongBits(p) << 1 | (target[i] == positive ? 1 : 0);
                if (weights.length > 0) {
                    weights[at] = Weights.scaled(w[i], shift);
                }
            }
        }
        return Arrays.copyOf(ends, buckets); // each start has moved on to its bucket's end
    }

    /** Of sorted keys. */
    private void visitCounts(int from, int to) {
        int i = to - 1;
        while (i >= from) {
            long score = keys[i] >>> 1;
            int last = i;
            int positives = 0;
            while (i >= from && keys[i] >>> 1 == score) {
                positives += (int) (keys[i] & 1);
                i--;
            }
            visitor.visit(Double.longBitsToDouble(score), positives * unit, (last - i - positives) * unit);
        }
    }

    /** Of sorted keys. */
    private void visitWeights(int from, int to) {
        int i = to - 1;
        while (i >= from) {
            long score = keys[i] >>> 1;
            double positives = 0;
            double negatives = 0;
            while (i >= from && keys[i] >>> 1 == score) {
                if ((keys[i] & 1) == 1) {
                    positives += weights[i];
                } else {
                    negatives += weights[i];
                }
                i--;
            }
            visitor.visit(Double.longBitsToDouble(score), positives, negatives);
        }
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            double weight = weights[i];
            int at = i - 1;
            while (at >= from && keys[at] > key) {
                keys[at + 1] = keys[at];
                weights[at + 1] = weights[at];
                at--;
            }
            keys[at + 1] = key;
            weights[at + 1] = weight;
        }
    }

    /**
     * For a bucket of many rows, of many equal or very close probabilities: finds each row's place among the distinct.
     */
    private void gather(int from, int to) {
        long[] distinct = distinct(from, to);
        double[] positives = new double[distinct.length];
        double[] negatives = new double[distinct.length];
        for (int i = from; i < to; i++) {
            int at = distinct.length == 1 ? 0 : Arrays.binarySearch(distinct, keys[i] >>> 1);
            ((keys[i] & 1) == 1 ? positives : negatives)[at] += weights[i];
        }
        for (int at = distinct.length - 1; at >= 0; at--) {
            visitor.visit(Double.longBitsToDouble(distinct[at]), positives[at], negatives[at]);
        }
    }

    private long[] distinct(int from, int to) {
        long[] sorted = Arrays.copyOfRange(keys, from, to);
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] >>>= 1;
        }
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }
}
