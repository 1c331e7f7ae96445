package io.limpid.core.split;

import java.util.Arrays;
import java.util.List;

/**
 * Of each group the share of every class's rows, where it has any: so there are no more numbers than rows, however many
 * groups and classes.
 *
 * @param classes of each group the classes it has rows of, ascending
 * @param shares beside each of these the group's share of that class's rows
 * @param of how many classes there are, those without rows left out
 */
record GroupShares(int[][] classes, double[][] shares, int of) {

    static GroupShares of(List<int[]> strata, Groups groups) {
        List<int[]> present = strata.stream().filter(rows -> rows.length > 0).toList();
        int[] counts = new int[groups.count()];
        int[] last = new int[groups.count()];
        Arrays.fill(last, -1);
        for (int c = 0; c < present.size(); c++) {
            for (int row : present.get(c)) {
                int group = groups.of()[row];
                counts[group] += last[group] == c ? 0 : 1;
                last[group] = c;
            }
        }
        int[][] classes = new int[counts.length][];
        double[][] shares = new double[counts.length][];
        for (int g = 0; g < counts.length; g++) {
            classes[g] = new int[counts[g]];
            shares[g] = new double[counts[g]];
        }
        Arrays.fill(counts, 0);
        for (int c = 0; c < present.size(); c++) {
            int[] rows = present.get(c);
            for (int row : rows) {
                int group = groups.of()[row];
                if (counts[group] == 0 || classes[group][counts[group] - 1] != c) {
                    classes[group][counts[group]++] = c;
                }
                shares[group][counts[group] - 1]++;
            }
        }
        for (int g = 0; g < counts.length; g++) {
            for (int s = 0; s < counts[g]; s++) {
                shares[g][s] /= present.get(classes[g][s]).length;
            }
        }
        return new GroupShares(classes, shares, present.size());
    }

    int groups() {
        return shares.length;
    }

    /** Of how many classes a group has rows. */
    int classesOf(int group) {
        return shares[group].length;
    }

    /** The sum of the squares of a group's shares. */
    double square(int group) {
        double sum = 0;
        for (double share : shares[group]) {
            sum += share * share;
        }
        return sum;
    }

    /** The sum over the classes of a group's share times a fold's. */
    double product(int group, double[] fold) {
        int[] own = classes[group];
        double sum = 0;
        for (int s = 0; s < own.length; s++) {
            sum += fold[own[s]] * shares[group][s];
        }
        return sum;
    }

    /** Adds so many times the group's shares to a fold's. */
    void add(int group, double times, double[] fold) {
        int[] own = classes[group];
        for (int s = 0; s < own.length; s++) {
            fold[own[s]] += times * shares[group][s];
        }
    }

    /** The sum over the classes of a group's share times {@code foldA - foldB - 2 other}. */
    double product(int group, double[] foldA, double[] foldB, double[] other) {
        int[] own = classes[group];
        double sum = 0;
        for (int s = 0; s < own.length; s++) {
            int c = own[s];
            sum += shares[group][s] * (foldA[c] - foldB[c] - 2 * other[c]);
        }
        return sum;
    }
}
