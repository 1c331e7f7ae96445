package io.limpid.explain;

import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.Objects;

/**
 * Absent columns take the values of weighted cluster centres, so that no training row leaves with an explanation. A
 * centre's numeric values are the means of its cluster's rows that have one (missing when none has), its categories the
 * most frequent ones (the first level among equals; missing when more than half of the rows miss it); its weight is
 * the cluster's share of the rows. The centres stand in the columns and levels of the summarised table. Immutable.
 *
 * <p>The base value of an attribution against it is the mean prediction over the centres. Unless the model is linear in
 * every column that differs from the mean prediction over the rows they summarise; {@link Marginal} of all rows has
 * the latter.
 */
public final class Summary implements Masker {

    private final Table centres;
    private final double[] weights;

    Summary(Table centres, double[] weights) {
        this.centres = centres;
        this.weights = weights;
    }

    /**
     * Up to {@code centres} cluster centres of the rows, none of fewer than 5 rows: smaller clusters join the nearest
     * one. Fewer than 10 rows have one centre. Clusters are found by k-means on standardised numbers (missing ones at
     * the mean) and on one 0/1 coordinate per level, so that two levels lie as far apart as two standardised numbers
     * do on average. The same rows and seed give the same bits. Cost: rows × encoded columns × centres × at most 30.
     *
     * @throws IllegalArgumentException when there are no rows or {@code centres} is not at least 1
     */
    public static Summary of(Table rows, int centres, long seed) {
        Objects.requireNonNull(rows, "rows");
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("background: expected at least 1 row, got 0");
        }
        if (!(centres >= 1)) {
            throw new IllegalArgumentException("centres: expected at least 1, got " + centres);
        }
        int[] cluster = Clusters.of(rows, centres, seed);
        int count = Arrays.stream(cluster).max().getAsInt() + 1;
        double[] weights = new double[count];
        for (int k : cluster) {
            weights[k]++;
        }
        double[][] columns = new double[rows.schema().size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = rows.schema().field(j) instanceof Field.Categorical c
                    ? modes(rows.column(j), cluster, weights, c.levels().size())
                    : means(rows.column(j), cluster, count);
        }
        for (int k = 0; k < count; k++) {
            weights[k] /= rows.rows();
        }
        return new Summary(Table.of(rows.schema(), columns), weights);
    }

    private static double[] means(double[] values, int[] cluster, int count) {
        double[] means = new double[count];
        double[] present = new double[count];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                // The running mean of halves never overflows where a sum, or a difference of whole values, could.
                int k = cluster[i];
                present[k]++;
                means[k] += (values[i] / 2 - means[k]) / present[k];
            }
        }
        for (int k = 0; k < count; k++) {
            means[k] = present[k] == 0 ? Double.NaN : 2 * means[k];
        }
        return means;
    }

    private static double[] modes(double[] codes, int[] cluster, double[] members, int levels) {
        int[][] counts = new int[members.length][levels];
        int[] missing = new int[members.length];
        for (int i = 0; i < codes.length; i++) {
            if (Double.isNaN(codes[i])) {
                missing[cluster[i]]++;
            } else {
                counts[cluster[i]][(int) codes[i]]++;
            }
        }
        double[] modes = new double[members.length];
        for (int k = 0; k < modes.length; k++) {
            int best = 0;
            for (int level = 1; level < levels; level++) {
                best = counts[k][level] > counts[k][best] ? level : best;
            }
            modes[k] = 2 * missing[k] > members[k] ? Double.NaN : best;
        }
        return modes;
    }

    @Override
    public Table background() {
        return centres;
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }
}
