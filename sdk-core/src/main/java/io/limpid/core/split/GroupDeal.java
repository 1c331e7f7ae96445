package io.limpid.core.split;

import java.util.Arrays;
import java.util.stream.IntStream;

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

    /** How many shares may be looked at to improve: one or two seconds' work. */
    static final long MOST_LOOKS = 1L << 30;

    private final GroupShares shares;
    private final double[] weights;
    private final int[] sizes;
    private final double[][] sums;
    private final int[] rows;
    private final int[] groupsIn;
    private final int[] foldOf;
    private long left;

    /**
     * Nothing dealt yet.
     *
     * @param shares of each group the share of every class's rows
     * @param sizes the rows of each group
     */
    GroupDeal(GroupShares shares, int[] sizes, int folds) {
        this.shares = shares;
        this.weights =
                IntStream.range(0, shares.groups()).mapToDouble(shares::square).toArray();
        this.sizes = sizes;
        this.sums = new double[folds][shares.of()];
        this.rows = new int[folds];
        this.groupsIn = new int[folds];
        this.foldOf = new int[shares.groups()];
        Arrays.fill(foldOf, NONE);
    }

    int fold(int group) {
        return foldOf[group];
    }

    /** What a group alone adds to the sum of squares. */
    double weight(int group) {
        return weights[group];
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
                double added = shares.product(order[k], sums[f]);
                if (best == NONE || added < least || added == least && rows[f] < rows[best]) {
                    best = f;
                    least = added;
                }
            }
            put(order[k], best);
        }
    }

    /** Moves and swaps groups while the sum of squares shrinks, until so many shares have been looked at. */
    void improve(int[] order, long looks) {
        if (order.length > MOST_TO_IMPROVE) {
            return;
        }
        left = looks;
        double[] mine = new double[shares.of()];
        boolean better = true;
        for (int round = 0; round < ROUNDS && better; round++) {
            better = false;
            for (int k = 0; k < order.length && left > 0; k++) {
                better |= move(order[k]);
                shares.add(order[k], 1, mine);
                better |= swap(order, k, mine);
                shares.add(order[k], -1, mine);
            }
        }
    }

    private boolean move(int group) {
        int from = foldOf[group];
        if (groupsIn[from] == 1) {
            return false;
        }
        double[] products = products(group);
        int best = from;
        double least = -LEAST_GAIN;
        for (int f = 0; f < sums.length; f++) {
            double change = f == from ? 0 : 2 * (products[f] - products[from] + weights[group]);
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

    /** Lets a group change places with any behind it in order; its shares are {@code mine}. */
    private boolean swap(int[] order, int k, double[] mine) {
        int a = order[k];
        double[] products = products(a);
        boolean better = false;
        for (int other = k + 1; other < order.length; other++) {
            int b = order[other];
            int foldA = foldOf[a];
            int foldB = foldOf[b];
            if (foldA == foldB) {
                continue;
            }
            left -= shares.classesOf(b);
            // |s_A - a + b|^2 + |s_B - b + a|^2 - |s_A|^2 - |s_B|^2
            // = 2 (b (s_A - s_B - 2 a) - a s_A + a s_B + |a|^2 + |b|^2).
            double change = shares.product(b, sums[foldA], sums[foldB], mine)
                    - products[foldA]
                    + products[foldB]
                    + weights[a]
                    + weights[b];
            if (2 * change < -LEAST_GAIN) {
                take(a);
                take(b);
                put(a, foldB);
                put(b, foldA);
                products = products(a);
                better = true;
            }
        }
        return better;
    }

    /** Of a group's shares with each fold's. */
    private double[] products(int group) {
        left -= (long) sums.length * shares.classesOf(group);
        double[] products = new double[sums.length];
        Arrays.setAll(products, f -> shares.product(group, sums[f]));
        return products;
    }

    private void put(int group, int fold) {
        foldOf[group] = fold;
        groupsIn[fold]++;
        rows[fold] += sizes[group];
        shares.add(group, 1, sums[fold]);
    }

    private void take(int group) {
        int fold = foldOf[group];
        foldOf[group] = NONE;
        groupsIn[fold]--;
        rows[fold] -= sizes[group];
        shares.add(group, -1, sums[fold]);
    }
}
