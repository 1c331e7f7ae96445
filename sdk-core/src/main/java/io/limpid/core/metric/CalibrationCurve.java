package io.limpid.core.metric;

import io.limpid.core.kernel.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How often what was predicted with some probability came true, bin by bin of the positive class's probability. Bins
 * without weight are left out; with more than two classes it is of the positive class against the rest.
 *
 * <p>scikit-learn's {@code calibration_curve} gives the same points, without weights and intervals.
 *
 * <pre>{@code
 * CalibrationCurve curve = CalibrationCurve.of(predictions, Binning.EQUAL_MASS, 10);
 * for (CalibrationCurve.Bin bin : curve.bins()) {
 *     System.out.println(bin.meanPredicted() + " came true in " + bin.observedShare());
 * }
 * }</pre>
 *
 * @param bins in ascending order of probability
 */
public record CalibrationCurve(List<Bin> bins) {

    /** The 97.5 % quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final int MOST_BINS = 100_000;

    /** Copies the list. */
    public CalibrationCurve {
        bins = List.copyOf(bins);
    }

    /**
     * The rows whose probability is above {@code lower} up to {@code upper}.
     *
     * <p>The interval is Wilson's of 95 %. With unequal weights it counts rows as Kish does, {@code (sum w)^2 / sum
     * w^2}: a weight says how much a row matters, and not that it was seen several times.
     *
     * @param lower where the bin begins; the first one holds 0 too
     * @param upper where the bin ends
     * @param meanPredicted the weighted mean of the probabilities
     * @param observedShare the weighted share of positive rows
     * @param weight of all rows
     * @param shareLow the lower end of the interval of the share
     * @param shareHigh the upper end of the interval of the share
     */
    public record Bin(
            double lower,
            double upper,
            double meanPredicted,
            double observedShare,
            double weight,
            double shareLow,
            double shareHigh) {}

    /**
     * The curve of these predictions, rows weighted. No rows of positive weight give no bins.
     *
     * @param bins how many, at least 1
     * @throws IllegalArgumentException when {@code bins} is out of range
     */
    public static CalibrationCurve of(ClassPredictions predictions, Binning binning, int bins) {
        requireBins(bins);
        Objects.requireNonNull(binning, "binning");
        double[] edges = binning == Binning.EQUAL_WIDTH
                ? equalWidth(bins)
                : equalMass(Ranking.of(predictions), bins, predictions.rows());
        Sums[] sums = new Sums[bins];
        int shift = Weights.shiftForPairs(predictions.weights());
        for (int i = 0; i < predictions.rows(); i++) {
            double weight = Weights.scaled(predictions.weights()[i], shift);
            if (weight > 0) {
                double p = predictions.positiveProbability(i);
                int bin = binOf(edges, p);
                sums[bin] = sums[bin] == null ? new Sums() : sums[bin];
                sums[bin].add(p, predictions.isPositive(i), weight);
            }
        }
        List<Bin> filled = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            if (sums[bin] != null) {
                filled.add(sums[bin].bin(bin == 0 ? 0 : edges[bin - 1], bin == bins - 1 ? 1 : edges[bin], shift));
            }
        }
        return new CalibrationCurve(filled);
    }

    /** Returns its argument. */
    static int requireBins(int bins) {
        if (!(bins >= 1 && bins <= MOST_BINS)) {
            throw new IllegalArgumentException("bins: expected a number from 1 to " + MOST_BINS + ", got " + bins);
        }
        return bins;
    }

    private static double[] equalWidth(int bins) {
        double[] edges = new double[bins - 1];
        for (int j = 0; j < edges.length; j++) {
            edges[j] = (j + 1) / (double) bins;
        }
        return edges;
    }

    /**
     * A share of the weight counts as reached to within the rounding of the sums, or ten rows of weight 0.1 would be
     * cut elsewhere than ten of weight 1.
     */
    private static double[] equalMass(Ranking ranking, int bins, int rows) {
        // A sum of so many positive weights, each itself rounded, is off by less than this share of it.
        double rounding = (rows + 8) * 0x1p-52;
        double[] edges = new double[bins - 1];
        double all = 0;
        for (int g = ranking.size() - 1; g >= 0; g--) {
            all += ranking.positives()[g] + ranking.negatives()[g];
        }
        double below = 0;
        int j = 0;
        for (int g = ranking.size() - 1; g >= 0; g--) {
            below += ranking.positives()[g] + ranking.negatives()[g];
            while (j < edges.length && below * bins >= (j + 1) * all * (1 - rounding)) {
                edges[j++] = ranking.scores()[g];
            }
        }
        return edges;
    }

    /** The first bin that ends at {@code p} or above. */
    private static int binOf(double[] edges, double p) {
        int at = Arrays.binarySearch(edges, p + 0.0);
        if (at < 0) {
            return -1 - at;
        }
        while (at > 0 && edges[at - 1] == p) {
            at--;
        }
        return at;
    }

    private static final class Sums {

        private double weight;
        private double largest;

        /** Of the weights in units of the largest, so that none overflows or vanishes. */
        private double squares;

        private double predicted;
        private double positive;

        void add(double p, boolean isPositive, double w) {
            weight += w;
            double ratio = Math.min(w, largest) / Math.max(w, largest);
            squares = w > largest ? squares * ratio * ratio + 1 : squares + ratio * ratio;
            largest = Math.max(w, largest);
            predicted += w * p;
            positive += isPositive ? w : 0;
        }

        Bin bin(double lower, double upper, int shift) {
            double share = positive / weight;
            double n = weight / largest * (weight / largest) / squares;
            double z2 = Z * Z / n;
            double centre = (share + z2 / 2) / (1 + z2);
            double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n));
            return new Bin(
                    lower,
                    upper,
                    predicted / weight,
                    share,
                    Math.scalb(weight, -shift),
                    Math.max(0, centre - half),
                    Math.min(1, centre + half));
        }
    }
}
