package io.limpid.explain.local;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Pairs of coalitions (each set and its complement) with their weights in KernelSHAP's regression.
 *
 * <p>A set of size s weighs {@code (p - 1) / (C(p, s) s (p - s))}. Sizes are enumerated from the outside in (1 and
 * p - 1 always) while the budget gives each of their sets its share; the rest of the budget is spread over the other
 * sizes in proportion to their weight, by systematic sampling, and drawn without replacement within a size, so no pair
 * stands twice. Sampled pairs share the weight of those sizes equally.
 *
 * @param pairs the sets; complements are implied
 * @param weights one per pair, up to a common factor
 * @param fractions the part of all pairs of that size that is in the sample: 1 where the size is enumerated
 * @param complete whether every coalition is there
 */
record PairSample(Coalitions pairs, double[] weights, double[] fractions, boolean complete) {

    /** A set of players that is equal to another when it holds the same players. */
    private record Mask(long[] words) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Mask mask && Arrays.equals(words, mask.words);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(words);
        }
    }

    /**
     * A sample for {@code p >= 2} players.
     *
     * @param budget how many coalitions may be valued, at least {@code 2 p}
     */
    static PairSample of(int p, int budget, SplittableRandom random) {
        int sizes = p / 2;
        double[] count = new double[sizes + 1]; // pairs of each size
        double[] weight = new double[sizes + 1]; // the weight of all of them together
        double binomial = 1;
        double rest = 0;
        for (int s = 1; s <= sizes; s++) {
            binomial = binomial * (p - s + 1) / s;
            double part = 2 * s == p ? 0.5 : 1; // The complement of a half is of the same size.
            count[s] = binomial * part;
            weight[s] = (p - 1.0) / ((double) s * (p - s)) * part;
            rest += weight[s];
        }
        Builder sample = new Builder(p, budget / 2);
        int left = budget / 2;
        int size = 1;
        // The tolerance is shap's: a size that fits but for rounding is enumerated.
        while (size <= sizes && (size == 1 || left * weight[size] / rest >= (1 - 1e-8) * count[size])) {
            sample.enumerate(size, weight[size] / count[size]);
            left -= (int) Math.rint(count[size]);
            rest -= weight[size];
            size++;
        }
        int[] draws = new int[sizes + 1];
        double position = random.nextDouble();
        for (int s = size; s <= sizes; s++) {
            double next = position + left * weight[s] / rest;
            draws[s] = (int) (Math.floor(next) - Math.floor(position));
            position = next;
        }
        double each = rest / Math.max(1, Arrays.stream(draws).sum());
        for (int s = size; s <= sizes; s++) {
            sample.draw(s, draws[s], each, draws[s] / count[s], random);
        }
        return sample.build(size > sizes);
    }

    /** Collects pairs size by size. */
    private static final class Builder {
        private final int p;
        private final Coalitions pairs;
        private final int[] order;
        private double[] weights;
        private double[] fractions;

        Builder(int p, int capacity) {
            this.p = p;
            this.pairs = new Coalitions(p, capacity);
            this.weights = new double[capacity];
            this.fractions = new double[capacity];
            this.order = new int[p];
            for (int i = 0; i < p; i++) {
                order[i] = i;
            }
        }

        /** All sets of a size in lexicographic order; of a half's two sets the one with player 0. */
        void enumerate(int size, double weight) {
            int[] member = new int[size];
            for (int i = 0; i < size; i++) {
                member[i] = i;
            }
            while (2 * size != p || member[0] == 0) {
                add(set(member, size), weight, 1);
                int i = size - 1;
                while (i >= 0 && member[i] == p - size + i) {
                    i--;
                }
                if (i < 0) {
                    return;
                }
                member[i]++;
                for (int k = i + 1; k < size; k++) {
                    member[k] = member[k - 1] + 1;
                }
            }
        }

        /** That many different sets of a size. */
        void draw(int size, int draws, double weight, double fraction, SplittableRandom random) {
            Set<Mask> seen = new HashSet<>();
            while (seen.size() < draws) {
                for (int i = 0; i < size; i++) {
                    int k = i + random.nextInt(p - i);
                    int swapped = order[i];
                    order[i] = order[k];
                    order[k] = swapped;
                }
                long[] set = set(order, size);
                if (2 * size == p && (set[0] & 1) == 0) {
                    set = complement(set);
                }
                if (seen.add(new Mask(set))) {
                    add(set, weight, fraction);
                }
            }
        }

        private void add(long[] set, double weight, double fraction) {
            if (pairs.size() == weights.length) {
                weights = Arrays.copyOf(weights, 2 * weights.length + 1);
                fractions = Arrays.copyOf(fractions, weights.length);
            }
            weights[pairs.size()] = weight;
            fractions[pairs.size()] = fraction;
            pairs.add(set);
        }

        private long[] set(int[] members, int size) {
            long[] set = new long[Coalitions.words(p)];
            for (int i = 0; i < size; i++) {
                set[members[i] >>> 6] |= 1L << (members[i] & 63);
            }
            return set;
        }

        private long[] complement(long[] set) {
            long[] complement = new long[set.length];
            for (int i = 0; i < p; i++) {
                complement[i >>> 6] |= (~set[i >>> 6] >>> (i & 63) & 1) << (i & 63);
            }
            return complement;
        }

        PairSample build(boolean complete) {
            int n = pairs.size();
            return new PairSample(pairs, Arrays.copyOf(weights, n), Arrays.copyOf(fractions, n), complete);
        }
    }
}
