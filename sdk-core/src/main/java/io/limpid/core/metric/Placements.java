package io.limpid.core.metric;

import io.limpid.core.kernel.Weights;
import io.limpid.core.text.Quoted;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where each row ranks among those of the other class: of a positive row the weighted share of negative ones below it,
 * of a negative row the share of positive ones above it, equal ones by half. Their mean in either class is the area
 * under the ROC curve, their spread makes its variance (DeLong's structural components), found by one sort as Sun and
 * Xu do.
 *
 * @param positive whether the row is positive
 * @param share the share, one for each row of positive weight
 * @param weight the row's weight, scaled by {@link Weights#forProducts}
 */
record Placements(boolean[] positive, double[] share, double[] weight) {

    static final String TOO_FEW = "the variance needs at least two rows of positive weight of either class";

    /** The rows of positive weight of the positive class and of the rest. */
    static Placements of(ClassPredictions predictions) {
        double[] scaled = Weights.forProducts(predictions.weights());
        int[] rows =
                IntStream.range(0, scaled.length).filter(i -> scaled[i] > 0).toArray();
        int n = rows.length;
        boolean[] positive = new boolean[n];
        double[] weight = new double[n];
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            positive[i] = predictions.isPositive(rows[i]);
            weight[i] = scaled[rows[i]];
            p[i] = predictions.positiveProbability(rows[i]) + 0.0; // -0.0 as 0.0, which sorting would tell apart.
        }
        return new Placements(positive, shares(positive, weight, p), weight);
    }

    private static double[] shares(boolean[] positive, double[] weight, double[] p) {
        int n = p.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        // Summed in the order of the sums below, so that a share of all is exactly 1.
        double positives = 0;
        double negatives = 0;
        for (int i : order) {
            positives += positive[i] ? weight[i] : 0;
            negatives += positive[i] ? 0 : weight[i];
        }
        double[] share = new double[n];
        double positivesBelow = 0;
        double negativesBelow = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            double positivesHere = 0;
            double negativesHere = 0;
            for (; to < n && p[order[to]] == p[order[from]]; to++) {
                positivesHere += positive[order[to]] ? weight[order[to]] : 0;
                negativesHere += positive[order[to]] ? 0 : weight[order[to]];
            }
            double above = positives - positivesBelow - positivesHere;
            for (int k = from; k < to; k++) {
                share[order[k]] = positive[order[k]]
                        ? (negativesBelow + negativesHere / 2) / negatives
                        : (above + positivesHere / 2) / positives;
            }
            positivesBelow += positivesHere;
            negativesBelow += negativesHere;
            from = to;
        }
        return share;
    }

    /** Why there is no area; empty when there is one. */
    Optional<String> noArea(ClassPredictions predictions) {
        if (share.length == 0) {
            return Optional.of(WeighedRows.NONE);
        }
        boolean some = count(true) > 0;
        return some && count(false) > 0
                ? Optional.empty()
                : Optional.of("rows of one class only: " + (some ? "none but " : "none is ")
                        + Quoted.of(predictions.classes().get(predictions.positive())));
    }

    private int count(boolean which) {
        int count = 0;
        for (boolean p : positive) {
            count += p == which ? 1 : 0;
        }
        return count;
    }

    boolean hasVariance() {
        return count(true) >= 2 && count(false) >= 2;
    }

    /** The same rows' shares less another model's. */
    Placements less(Placements other) {
        double[] difference = new double[share.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = share[i] - other.share[i];
        }
        return new Placements(positive, difference, weight);
    }

    /** The mean share of the positive rows; exactly that of all when it is the same. */
    double mean() {
        return mean(true);
    }

    private double mean(boolean which) {
        double first = first(which);
        double total = 0;
        for (int i = 0; i < share.length; i++) {
            total += positive[i] == which ? weight[i] : 0;
        }
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            sum += positive[i] == which ? weight[i] / total * (share[i] - first) : 0;
        }
        return first + sum;
    }

    private double first(boolean which) {
        for (int i = 0; i < share.length; i++) {
            if (positive[i] == which) {
                return share[i];
            }
        }
        return 0;
    }

    /**
     * The variance of {@link #mean}: of either class {@code m / (m - 1) sum (w / sum w)^2 (share - mean)^2}; exactly 0
     * when all shares of a class are the same.
     */
    double variance() {
        return variance(true) + variance(false);
    }

    private double variance(boolean which) {
        double mean = mean(which);
        double total = 0;
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            double z = positive[i] == which ? weight[i] * (share[i] - mean) : 0;
            sum += z * z;
            total += positive[i] == which ? weight[i] : 0;
        }
        int m = count(which);
        return sum / total / total * m / (m - 1);
    }
}
