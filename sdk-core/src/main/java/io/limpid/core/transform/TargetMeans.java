package io.limpid.core.transform;

import io.limpid.core.kernel.Weights;
import java.util.OptionalDouble;

/** Smoothed means of a target by the levels of a column, over all rows or all but one fold. */
final class TargetMeans {

    /** No fold has this number. */
    private static final int NONE = -1;

    /** The exponent of the largest weight: 2^31 times as much is finite, 2^-1500 as much is still exact. */
    private static final int LARGEST = 500;

    /** The target times a power of two, which loses nothing, so that neither sums nor squares overflow or vanish. */
    private final double[] y;

    /** Times a power of two as well, so that their sums neither overflow nor lose digits. */
    private final double[] weights;

    private final int weightShift;
    private final OptionalDouble smoothing;
    private final int exponent;
    private final double least;
    private final double most;
    private final Center all;

    private record Center(double mean, double variance) {}

    private TargetMeans(double[] y, double[] weights, OptionalDouble smoothing, int exponent) {
        this.y = y;
        this.weightShift = Weights.shift(weights, LARGEST);
        this.weights = Weights.scaled(weights, weightShift);
        this.smoothing = smoothing;
        this.exponent = exponent;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : y) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        this.least = low;
        this.most = high;
        this.all = center(new int[y.length], NONE);
    }

    /** Means of these numbers; some weight is above 0. */
    static TargetMeans of(double[] target, double[] weights, OptionalDouble smoothing) {
        int exponent = Math.getExponent(largest(target));
        return new TargetMeans(scaled(target, -exponent), weights, smoothing, exponent);
    }

    /** Which rows count: those of positive weight, unless it is nothing beside the largest. */
    static boolean[] counting(double[] weights) {
        int shift = Weights.shift(weights, LARGEST);
        boolean[] counting = new boolean[weights.length];
        for (int i = 0; i < counting.length; i++) {
            counting[i] = Weights.scaled(weights[i], shift) > 0;
        }
        return counting;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double[] scaled(double[] values, int shift) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Math.scalb(values[i], shift);
        }
        return scaled;
    }

    /** The mean of all rows. */
    double mean() {
        return unscaled(all.mean());
    }

    /** The value of each level over all rows, the missing value's last. */
    double[] byLevel(double[] codes, int levels) {
        return byLevel(codes, levels, new int[y.length], NONE, all);
    }

    /** Writes for each row the value of its level over the other folds. */
    void crossFit(double[] codes, int levels, int[] fold, int folds, double[] out) {
        for (int f = 0; f < folds; f++) {
            double[] values = byLevel(codes, levels, fold, f, center(fold, f));
            for (int i = 0; i < out.length; i++) {
                if (fold[i] == f) {
                    out[i] = values[codes[i] >= 0 ? (int) codes[i] : levels];
                }
            }
        }
    }

    /** Mean and variance of all rows but one fold, which have some weight or else no row's values are asked for. */
    private Center center(int[] fold, int leftOut) {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            if (fold[i] != leftOut) {
                total += weights[i];
                sum += weights[i] * y[i];
            }
        }
        double mean = sum / total;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            squares += fold[i] == leftOut ? 0 : weights[i] * ((y[i] - mean) * (y[i] - mean));
        }
        return new Center(mean, squares / total);
    }

    private double[] byLevel(double[] codes, int levels, int[] fold, int leftOut, Center center) {
        double[] counts = new double[levels + 1];
        double[] means = new double[levels + 1];
        for (int i = 0; i < y.length; i++) {
            if (fold[i] != leftOut) {
                int level = codes[i] >= 0 ? (int) codes[i] : levels;
                counts[level] += weights[i];
                means[level] += weights[i] * y[i];
            }
        }
        if (smoothing.isPresent()) {
            // In the unit of the scaled weights. Beyond 2^1000 no weight counts beside it, and products could overflow.
            double further = Math.scalb(smoothing.getAsDouble(), weightShift);
            for (int k = 0; k <= levels; k++) {
                double count = counts[k] + further;
                means[k] = unscaled(
                        count > 0 && further < 0x1p1000 ? (means[k] + further * center.mean()) / count : center.mean());
            }
            return means;
        }
        for (int k = 0; k <= levels; k++) {
            means[k] /= counts[k];
        }
        double[] squares = new double[levels + 1];
        for (int i = 0; i < y.length; i++) {
            if (fold[i] != leftOut && weights[i] > 0) {
                int level = codes[i] >= 0 ? (int) codes[i] : levels;
                squares[level] += weights[i] * ((y[i] - means[level]) * (y[i] - means[level]));
            }
        }
        for (int k = 0; k <= levels; k++) {
            double between = center.variance() * counts[k];
            double share = between / (between + Math.scalb(squares[k] / counts[k], weightShift));
            // NaN for a level without weight, and for a constant target.
            means[k] = unscaled(share >= 0 ? share * means[k] + (1 - share) * center.mean() : center.mean());
        }
        return means;
    }

    /** A mean in the target's own scale, and within its range whatever the sums have rounded. */
    private double unscaled(double value) {
        return Math.scalb(Math.min(Math.max(value, least), most), exponent);
    }
}
