package io.limpid.explain;

import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Groups rows by Lloyd's k-means from a k-means++ start (Arthur and Vassilvitskii 2007), then joins clusters that are
 * too small to their nearest one. Coordinates are kept one array per column, so that distances to a centre are found by
 * loops over rows.
 */
final class Clusters {

    /** A centre of fewer rows than this could give a person away. */
    private static final int LEAST_MEMBERS = 5;

    /** Centres hardly move after this many rounds; a background need not be a fixed point of k-means. */
    private static final int ROUNDS = 30;

    private final double[][] x;
    private final int rows;
    private final int[] cluster;

    /** {@code centre[k][j]}. */
    private double[][] centre;

    private Clusters(double[][] x, int rows) {
        this.x = x;
        this.rows = rows;
        this.cluster = new int[rows];
    }

    /** The cluster of each row, numbered from 0 without gaps. */
    static int[] of(Table table, int centres, long seed) {
        Clusters clusters = new Clusters(coordinates(table), table.rows());
        int most = Math.max(1, Math.min(centres, table.rows() / LEAST_MEMBERS));
        clusters.start(most, new SplittableRandom(seed));
        boolean moved = true;
        for (int round = 0; round < ROUNDS && moved; round++) {
            clusters.update();
            moved = clusters.assign();
        }
        clusters.joinSmall();
        return clusters.cluster;
    }

    private static double[][] coordinates(Table table) {
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < table.schema().size(); j++) {
            double[] values = table.column(j);
            if (table.schema().field(j) instanceof Field.Categorical c) {
                addLevels(values, c.levels().size(), columns);
            } else {
                addStandardised(values, columns);
            }
        }
        return columns.toArray(double[][]::new);
    }

    /** One 0/1 column for each level that occurs; a missing category is at zero in all of them. */
    private static void addLevels(double[] codes, int levels, List<double[]> columns) {
        double[][] indicator = new double[levels][];
        for (int i = 0; i < codes.length; i++) {
            if (!Double.isNaN(codes[i])) {
                int level = (int) codes[i];
                if (indicator[level] == null) {
                    indicator[level] = new double[codes.length];
                }
                indicator[level][i] = 1;
            }
        }
        Arrays.stream(indicator).filter(column -> column != null).forEach(columns::add);
    }

    private static void addStandardised(double[] values, List<double[]> columns) {
        // The largest magnitude is divided out first: squares of huge values would overflow.
        double scale = 0;
        for (double v : values) {
            scale = v == v ? Math.max(scale, Math.abs(v)) : scale;
        }
        double mean = 0;
        double squares = 0;
        int present = 0;
        for (double v : values) {
            if (!Double.isNaN(v) && scale > 0) {
                double scaled = v / scale;
                present++;
                double before = scaled - mean;
                mean += before / present;
                squares += before * (scaled - mean);
            }
        }
        if (!(squares > 0)) {
            return; // A constant column tells no row from another.
        }
        double deviation = Math.sqrt(squares / present);
        double[] column = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            column[i] = Double.isNaN(values[i]) ? 0 : (values[i] / scale - mean) / deviation;
        }
        columns.add(column);
    }

    /** Chooses rows as first centres, each with probability in proportion to its squared distance to those chosen. */
    private void start(int most, SplittableRandom random) {
        double[] nearest = new double[rows];
        double[] distance = new double[rows];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int chosen = random.nextInt(rows);
        for (int k = 0; k < most && chosen >= 0; k++) {
            double[] point = new double[x.length];
            for (int j = 0; j < x.length; j++) {
                point[j] = x[j][chosen];
            }
            distances(point, distance);
            for (int i = 0; i < rows; i++) {
                if (distance[i] < nearest[i]) {
                    nearest[i] = distance[i];
                    cluster[i] = k;
                }
            }
            chosen = draw(nearest, random);
        }
    }

    /** A row drawn by weight, or -1 when all weights are zero: every row already is a centre. */
    private static int draw(double[] weights, SplittableRandom random) {
        double total = 0;
        for (double w : weights) {
            total += w;
        }
        double at = random.nextDouble() * total;
        int last = -1;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                at -= weights[i];
                if (at < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    private void distances(double[] point, double[] out) {
        Arrays.fill(out, 0);
        for (int j = 0; j < x.length; j++) {
            double[] column = x[j];
            double at = point[j];
            for (int i = 0; i < out.length; i++) {
                double d = column[i] - at;
                out[i] += d * d;
            }
        }
    }

    /** Numbers the clusters without gaps and moves each centre to the mean of its rows. */
    private int[] update() {
        int[] number = new int[rows];
        Arrays.fill(number, -1);
        int count = 0;
        for (int i = 0; i < rows; i++) {
            if (number[cluster[i]] < 0) {
                number[cluster[i]] = count++;
            }
            cluster[i] = number[cluster[i]];
        }
        int[] members = new int[count];
        for (int k : cluster) {
            members[k]++;
        }
        centre = new double[count][x.length];
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < rows; i++) {
                centre[cluster[i]][j] += x[j][i];
            }
            for (int k = 0; k < count; k++) {
                centre[k][j] /= members[k];
            }
        }
        return members;
    }

    /** Gives each row to its nearest centre, the first among equals; whether any row changed. */
    private boolean assign() {
        double[] nearest = new double[rows];
        double[] distance = new double[rows];
        int[] before = cluster.clone();
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int k = 0; k < centre.length; k++) {
            distances(centre[k], distance);
            for (int i = 0; i < rows; i++) {
                if (distance[i] < nearest[i]) {
                    nearest[i] = distance[i];
                    cluster[i] = k;
                }
            }
        }
        return !Arrays.equals(before, cluster);
    }

    /** Joins the smallest cluster to the one with the nearest centre until all are large enough or one is left. */
    private void joinSmall() {
        int[] members = update();
        while (members.length > 1) {
            int small = 0;
            for (int k = 1; k < members.length; k++) {
                small = members[k] < members[small] ? k : small;
            }
            if (members[small] >= LEAST_MEMBERS) {
                return;
            }
            int into = nearestTo(small);
            for (int i = 0; i < rows; i++) {
                cluster[i] = cluster[i] == small ? into : cluster[i];
            }
            members = update();
        }
    }

    private int nearestTo(int k) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int other = 0; other < centre.length; other++) {
            double d = 0;
            for (int j = 0; j < x.length; j++) {
                d += (centre[other][j] - centre[k][j]) * (centre[other][j] - centre[k][j]);
            }
            if (other != k && d < least) {
                least = d;
                nearest = other;
            }
        }
        return nearest;
    }
}
