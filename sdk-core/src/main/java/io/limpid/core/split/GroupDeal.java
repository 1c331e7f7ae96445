package io.limpid.core.split;

import java.util.Arrays;

/**
 * Groups dealt to folds so that the folds' shares of every class come close to each other: the sum of their squares is
 * made small, step by step.
 */
final class GroupDeal {

    private static final int NONE = -1;

    /** Beyond so many groups chance evens out what pairs of them could. */
    private static final int MOST_TO_IMPROVE = 2_000;

    private static final int ROUNDS = 20;

    /** A gain below this share of the sum, which is of size one, may be rounding and could be undone for ever. */
    private static final double LEAST_GAIN = 1e-12;

    private final double[][] shares;
    private final int[] sizes;
    private final double[][] sums;
    private final int[] rows;
    private final int[] groupsIn;
    private final int[] foldOf;

    /**
     * Nothing dealt yet.
     *
     * @param shares of each group the share of every class's rows
     * @param sizes the rows of each group
     */
    GroupDeal(double[][] shares, int[] sizes, int folds) {
        this.shares = shares;
        this.sizes = sizes;
        this.sums = new double[folds][shares.length == 0 ? 0 : shares[0].length];
        this.rows = new int[folds];
        this.groupsIn = new int[folds];
        this.foldOf = new int[shares.length];
        Arrays.fill(foldOf, NONE);
    }

    int fold(int group) {
        return foldOf[group];
    }

    /** What a group alone adds to the sum of squares. */
    double weight(int group) {
        return product(shares[group], shares[group]);
    }

    /** Each group in turn to the fold where it adds least; to an empty one when only as many groups are left. */
    void deal(int[] order) {
        for (int k = 0; k < order.length; k++) {
            boolean reserved = order.length - k
                    <= Arrays.stream(groupsIn).filter(n -> n == 0).count();
            int best = NONE;
            double least = 0;
            for (int f = 0; f < sums.length; f++) {
                if (reserved && groupsIn[f] > 0) {
                    continue;
                }
                // (s + g)^2 - s^2 = 2 s g + g^2, the last the same for every fold.
                double added = product(sums[f], shares[order[k]]);
                if (best == NONE || added < least || added == least && rows[f] < rows[best]) {
                    best = f;
                    least = added;
                }
            }
            put(order[k], best);
        }
    }

    /** Moves and swaps groups while the sum of squares shrinks. */
    void improve(int[] order) {
        if (order.length > MOST_TO_IMPROVE) {
            return;
        }
        boolean better = true;
        for (int round = 0; round < ROUNDS && better; round++) {
            better = false;
            for (int k = 0; k < order.length; k++) {
                better |= move(order[k]);
                for (int other = k + 1; other < order.length; other++) {
                    better |= swap(order[k], order[other]);
                }
            }
        }
    }

    private boolean move(int group) {
        int from = foldOf[group];
        if (groupsIn[from] == 1) {
            return false;
        }
        double alone = weight(group);
        int best = from;
        double least = -LEAST_GAIN;
        for (int f = 0; f < sums.length; f++) {
            double change =
                    f == from ? 0 : 2 * (product(sums[f], shares[group]) - product(sums[from], shares[group]) + alone);
            if (change < least) {
                least = change;
                best = f;
            }
        }
        if (best == from) {
            return false;
        }
        take(group);
        put(group, best);
        return true;
    }

    private boolean swap(int a, int b) {
        int foldA = foldOf[a];
        int foldB = foldOf[b];
        if (foldA == foldB) {
            return false;
        }
        // With d = g_b - g_a: |s_A + d|^2 + |s_B - d|^2 - |s_A|^2 - |s_B|^2 = 2 (s_A - s_B) d + 2 d^2.
        double change = 0;
        for (int c = 0; c < shares[a].length; c++) {
            double d = shares[b][c] - shares[a][c];
            change += d * (sums[foldA][c] - sums[foldB][c] + d);
        }
        if (!(2 * change < -LEAST_GAIN)) {
            return false;
        }
        take(a);
        take(b);
        put(a, foldB);
        put(b, foldA);
        return true;
    }

    private void put(int group, int fold) {
        foldOf[group] = fold;
        groupsIn[fold]++;
        rows[fold] += sizes[group];
        for (int c = 0; c < shares[group].length; c++) {
            sums[fold][c] += shares[group][c];
        }
    }

    private void take(int group) {
        int fold = foldOf[group];
        foldOf[group] = NONE;
        groupsIn[fold]--;
        rows[fold] -= sizes[group];
        for (int c = 0; c < shares[group].length; c++) {
            sums[fold][c] -= shares[group][c];
        }
    }

    private static double product(double[] x, double[] y) {
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
            sum += x[c] * y[c];
        }
        return sum;
    }
}
