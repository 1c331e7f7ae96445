package io.limpid.core.calibrate;

import io.limpid.core.kernel.DenseRanks;
import java.util.Arrays;

/** A function from [0, 1] to [0, 1] that never falls: straight between its corners, constant beyond them. */
final class MonotoneCurve {

    private final double[] from;
    private final double[] to;

    private MonotoneCurve(double[] from, double[] to) {
        this.from = from;
        this.to = to;
    }

    /**
     * The curve through these corners.
     *
     * @throws IllegalArgumentException when they are not within [0, 1], the first do not rise or the second fall
     */
    static MonotoneCurve of(double[] from, double[] to) {
        for (int c = 0; c < from.length; c++) {
            boolean within = from[c] >= 0 && from[c] <= 1 && to[c] >= 0 && to[c] <= 1;
            if (!(within && (c == 0 || from[c] > from[c - 1] && to[c] >= to[c - 1]))) {
                throw new IllegalArgumentException("corner " + c
                        + ": expected numbers from 0 to 1 that rise and do not fall, got " + from[c] + " and " + to[c]);
            }
        }
        return new MonotoneCurve(from.clone(), to.clone());
    }

    /** The least-squares fit to truths of 0 and 1; some weight must be positive. Cost: n log n. */
    static MonotoneCurve fit(double[] scores, double[] truths, double[] weights) {
        DenseRanks ranks = DenseRanks.of(scores, i -> weights[i] > 0);
        double[] distinct = ranks.values();
        double[] mass = ranks.sums(i -> weights[i]);
        double[] positive = ranks.sums(i -> weights[i] * truths[i]);
        // Pool adjacent violators: block b ends with score ends[b]; a block joins the one before while that is no
        // lower.
        int[] ends = new int[distinct.length];
        int blocks = 0;
        for (int at = 0; at < distinct.length; at++) {
            double blockMass = mass[at];
            double blockPositive = positive[at];
            while (blocks > 0 && positive[blocks - 1] / mass[blocks - 1] >= blockPositive / blockMass) {
                blocks--;
                blockMass += mass[blocks];
                blockPositive += positive[blocks];
            }
            mass[blocks] = blockMass;
            positive[blocks] = blockPositive;
            ends[blocks++] = at;
        }
        return corners(distinct, mass, positive, ends, blocks);
    }

    private static MonotoneCurve corners(double[] distinct, double[] mass, double[] positive, int[] ends, int blocks) {
        double[] from = new double[2 * blocks];
        double[] to = new double[2 * blocks];
        int corners = 0;
        for (int b = 0; b < blocks; b++) {
            int start = b == 0 ? 0 : ends[b - 1] + 1;
            double value = Math.min(positive[b] / mass[b], 1);
            from[corners] = distinct[start];
            to[corners++] = value;
            if (ends[b] > start) {
                from[corners] = distinct[ends[b]];
                to[corners++] = value;
            }
        }
        return new MonotoneCurve(Arrays.copyOf(from, corners), Arrays.copyOf(to, corners));
    }

    double at(double p) {
        int found = Arrays.binarySearch(from, p + 0.0);
        if (found >= 0) {
            return to[found];
        }
        int above = -found - 1;
        if (above == 0 || above == from.length) {
            return to[above == 0 ? 0 : above - 1];
        }
        double share = (p - from[above - 1]) / (from[above] - from[above - 1]);
        return Math.min(to[above - 1] + share * (to[above] - to[above - 1]), to[above]);
    }

    int corners() {
        return from.length;
    }

    double[] from() {
        return from.clone();
    }

    double[] to() {
        return to.clone();
    }
}
