package io.limpid.explain.local;

import java.util.Arrays;

/**
 * Values coalitions of a model that starts with {@code z = W x + bias} without ever filling in a table.
 *
 * <p>With {@code d_c} what column c adds to z when it changes from background row b to the explained row x,
 * {@code z(S, b) = z(b) + sum_{c in S} d_c}, and {@code z(complement of S, b) = z(x) + z(b) - z(S, b)}. Columns are taken
 * eight at a time: the sums of all 256 subsets of eight columns are tabulated, and a coalition adds one entry of each
 * table. Background rows are the outer loop, coalitions the inner one, one array per unit.
 */
final class DeltaEvaluator implements CoalitionEvaluator {

    private static final int SUBSETS = 256;

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
        int[][] index = indices(coalitions, from, n);
        double[][] z = new double[background.model().units()][2 * n];
        double[] delta = new double[8 * index.length];
        double[] sums = new double[SUBSETS];
        double[] outputs = new double[2 * n * background.model().outputs()];
        double[] numbers = new double[2 * n];
        Arrays.fill(value, from, to, 0);
        Arrays.fill(complement, from, to, 0);
        for (int b = 0; b < background.encoded().length; b++) {
            for (int u = 0; u < z.length; u++) {
                double zb = background.model().bias(u)
                        + dot(background.layer()[u], background.encoded()[b]);
                differences(background.layer()[u], background.encoded()[b], delta);
                Arrays.fill(z[u], 0, n, zb);
                double all = zb;
                for (int k = 0; k < index.length; k++) {
                    subsetSums(delta, 8 * k, sums);
                    addLookups(index[k], sums, z[u]);
                    all += sums[SUBSETS - 1];
                }
                complements(z[u], n, zb + all);
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

    private int[][] indices(Coalitions coalitions, int from, int n) {
        int[][] index = new int[(players + 7) / 8][n];
        for (int k = 0; k < index.length; k++) {
            for (int s = 0; s < n; s++) {
                index[k][s] = coalitions.eight(from + s, k);
            }
        }
        return index;
    }

    private static double dot(double[] weights, double[] values) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * values[j];
        }
        return sum;
    }

    /** What each player adds to z; columns that are no players are equal in both rows and add nothing. */
    private void differences(double[] weights, double[] other, double[] delta) {
        Arrays.fill(delta, 0);
        for (int j = 0; j < weights.length; j++) {
            if (playerOf[j] >= 0) {
                delta[playerOf[j]] += weights[j] * (row[j] - other[j]);
            }
        }
    }

    /** {@code sums[m]} = the sum of {@code delta[first + i]} over the bits i of m. */
    private static void subsetSums(double[] delta, int first, double[] sums) {
        sums[0] = 0;
        for (int i = 0; i < 8; i++) {
            int half = 1 << i;
            double d = delta[first + i];
            for (int m = 0; m < half; m++) {
                sums[half + m] = sums[m] + d;
            }
        }
    }

    private static void addLookups(int[] index, double[] sums, double[] z) {
        for (int s = 0; s < index.length; s++) {
            z[s] += sums[index[s]];
        }
    }

    private static void complements(double[] z, int n, double both) {
        for (int s = 0; s < n; s++) {
            z[n + s] = both - z[s];
        }
    }
}
