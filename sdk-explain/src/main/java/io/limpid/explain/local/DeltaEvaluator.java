package io.limpid.explain.local;

import java.util.Arrays;

/**
 * Values coalitions of a model that starts with {@code z = W x + bias} without ever filling in a table.
 *
 * <p>With {@code x_c} and {@code b_c} what column c adds to z in the explained row and in background row b, {@code z(S,
 * b) = z(b) + sum_{c in S} (x_c - b_c)} and {@code z(complement of S, b) = z(x) + z(b) - z(S, b)}. Where such
 * differences would lose digits, because some part is large, both are summed from the parts they consist of: {@code
 * z(S, b) = z0 + sum_{c in S} x_c + sum_{c not in S} b_c}, so that a huge cell spoils no coalition without it. Columns
 * are taken eight at a time: the sums of all 256 subsets of eight columns are tabulated, and a coalition adds one entry
 * of each table. Background rows are the outer loop, coalitions the inner one, one array per unit.
 */
final class DeltaEvaluator implements CoalitionEvaluator {

    private static final int SUBSETS = 256;

    /** Parts of z that add up to no more than this leave an error of about 1e-13 in a difference of their sums. */
    private static final double MODERATE = 512;

    /** Enough pairs to pay for the tables, few enough that z of a net's layer stays in cache. */
    private static final int PAIRS = 256;

    private final AffineBackground background;
    private final double[] row;
    private final int[] playerOf;
    private final int players;

    DeltaEvaluator(AffineBackground background, double[] row, int[] playerOf, int players) {
        this.background = background;
        this.row = row;
        this.playerOf = playerOf;
        this.players = players;
    }

    @Override
    public int pairsPerTask() {
        return PAIRS;
    }

    @Override
    public void evaluate(Coalitions coalitions, int from, int to, double[] value, double[] complement) {
        int n = to - from;
        int[][] members = members(coalitions, from, n);
        Unit[] units = new Unit[background.model().units()];
        double[][] z = new double[units.length][2 * n];
        for (int u = 0; u < units.length; u++) {
            units[u] = new Unit(background.model().bias(u), background.layer()[u], members);
        }
        double[] outputs = new double[2 * n * background.model().outputs()];
        double[] numbers = new double[2 * n];
        Arrays.fill(value, from, to, 0);
        Arrays.fill(complement, from, to, 0);
        for (int b = 0; b < background.encoded().length; b++) {
            for (int u = 0; u < units.length; u++) {
                units[u].fill(background.encoded()[b], z[u]);
            }
            background.model().evaluate(z, 2 * n, outputs);
            background.output().numbers(outputs, 2 * n, numbers);
            double w = background.weights()[b];
            for (int s = 0; s < n; s++) {
                value[from + s] += w * numbers[s];
                complement[from + s] += w * numbers[n + s];
            }
        }
    }

    /** {@code members[k][s]} = players 8 k to 8 k + 7 of set s, one bit each. */
    private int[][] members(Coalitions coalitions, int from, int n) {
        int[][] members = new int[(players + 7) / 8][n];
        for (int k = 0; k < members.length; k++) {
            for (int s = 0; s < n; s++) {
                members[k][s] = coalitions.eight(from + s, k);
            }
        }
        return members;
    }

    /** What each player adds to z in a row; returns what columns that are no players add, equal in all rows. */
    private double parts(double[] weights, double[] encoded, double[] ofPlayer) {
        Arrays.fill(ofPlayer, 0);
        double fixed = 0;
        for (int j = 0; j < weights.length; j++) {
            if (playerOf[j] >= 0) {
                ofPlayer[playerOf[j]] += weights[j] * encoded[j];
            } else {
                fixed += weights[j] * encoded[j];
            }
        }
        return fixed;
    }

    /** One component of z for all of a task's sets, in an array's first half, and their complements, in its second. */
    private final class Unit {
        private final double bias;
        private final double[] weights;
        private final int[][] members;
        private final double[] present;
        private final double[] absent;
        private final double[] change;
        private final double[] sums = new double[SUBSETS];

        Unit(double bias, double[] weights, int[][] members) {
            this.bias = bias;
            this.weights = weights;
            this.members = members;
            this.present = new double[8 * members.length];
            this.absent = present.clone();
            this.change = present.clone();
            parts(weights, row, present);
        }

        void fill(double[] encoded, double[] z) {
            int n = z.length / 2;
            double z0 = bias + parts(weights, encoded, absent);
            double size = Math.abs(z0);
            double zb = z0;
            double zx = z0;
            for (int i = 0; i < change.length; i++) {
                size += Math.abs(present[i]) + Math.abs(absent[i]);
                change[i] = present[i] - absent[i];
                zb += absent[i];
                zx += present[i];
            }
            if (size <= MODERATE) {
                Arrays.fill(z, 0, n, zb);
                addMembers(change, z, 0);
                rest(zx + zb, z, n);
            } else {
                Arrays.fill(z, z0);
                addMembers(present, z, 0);
                addOthers(absent, z, 0);
                addOthers(present, z, n);
                addMembers(absent, z, n);
            }
        }

        /** Adds the parts of each set's players to z from an index on. */
        private void addMembers(double[] parts, double[] z, int at) {
            for (int k = 0; k < members.length; k++) {
                subsetSums(parts, 8 * k, sums);
                addLookups(members[k], sums, z, at);
            }
        }

        /** Adds the parts of the players outside each set. */
        private void addOthers(double[] parts, double[] z, int at) {
            for (int k = 0; k < members.length; k++) {
                subsetSums(parts, 8 * k, sums);
                reverse(sums);
                addLookups(members[k], sums, z, at);
            }
        }
    }

    /** {@code sums[m]} = the sum of {@code parts[first + i]} over the bits i of m. */
    private static void subsetSums(double[] parts, int first, double[] sums) {
        sums[0] = 0;
        for (int i = 0; i < 8; i++) {
            int half = 1 << i;
            double part = parts[first + i];
            for (int m = 0; m < half; m++) {
                sums[half + m] = sums[m] + part;
            }
        }
    }

    /** The entry of a set becomes that of its complement. */
    private static void reverse(double[] sums) {
        for (int m = 0; m < SUBSETS / 2; m++) {
            double sum = sums[m];
            sums[m] = sums[SUBSETS - 1 - m];
            sums[SUBSETS - 1 - m] = sum;
        }
    }

    private static void addLookups(int[] index, double[] sums, double[] z, int at) {
        for (int s = 0; s < index.length; s++) {
            z[at + s] += sums[index[s]];
        }
    }

    private static void rest(double both, double[] z, int n) {
        for (int s = 0; s < n; s++) {
            z[n + s] = both - z[s];
        }
    }
}
