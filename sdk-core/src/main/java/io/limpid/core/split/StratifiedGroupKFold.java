package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Cuts the rows into folds so that no group of rows is in two, and holds each class in about the same share of every
 * fold, as far as whole groups allow. The same seed gives the same folds.
 *
 * <pre>{@code
 * List<Fold> folds = StratifiedGroupKFold.of(5, "customer", 42).split(data);
 * }</pre>
 *
 * <p>With {@code x_fc} rows of class {@code c} in fold {@code f} and {@code n_c} in all, what is made small is {@code
 * sum_f sum_c (x_fc / n_c)^2}: the groups are shuffled, taken from the one that weighs most in that sum, and each goes
 * to the fold where it adds least, of equal ones to that of fewer rows, then to the first. Then groups move or change
 * places with one another while that makes the sum smaller. No fold is left without a group. scikit-learn's {@code
 * StratifiedGroupKFold} deals in the same way by a like criterion (the mean of standard deviations) and does not
 * improve what it has dealt.
 *
 * <p>Neither the order of the rows nor a level without rows changes the fold of a group. Cost: {@code groups × folds ×
 * classes} to deal; {@code groups^2 × classes} for each of at most 20 rounds of improvement, left out beyond 2000
 * groups. Memory: 8 bytes for each group and class, or bin; more than 2^25 of these, 256 MiB, are refused.
 */
public final class StratifiedGroupKFold implements Splitter {

    private static final int MOST_SHARES = 1 << 25;

    private final int folds;
    private final String column;
    private final long seed;
    private final OptionalInt bins;

    private StratifiedGroupKFold(int folds, String column, long seed, OptionalInt bins) {
        this.folds = folds;
        this.column = Objects.requireNonNull(column, "column");
        this.seed = seed;
        this.bins = bins;
    }

    /**
     * So many folds by the values of this key or feature, dealt in an order drawn by that seed.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static StratifiedGroupKFold of(int folds, String column, long seed) {
        return new StratifiedGroupKFold(Folds.require(folds), column, seed, OptionalInt.empty());
    }

    /**
     * The same where a numeric target's values are cut into so many bins of equal numbers of rows, which take the place
     * of classes.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public StratifiedGroupKFold withTargetBins(int count) {
        return new StratifiedGroupKFold(folds, column, seed, OptionalInt.of(Strata.requireBins(count)));
    }

    /**
     * The folds, in order.
     *
     * @throws IllegalArgumentException when there is no such column, a row has no value there, there are fewer groups
     *     than folds, groups times classes are above 2^25, or the target is numeric and no bins are given
     */
    @Override
    public List<Fold> split(Dataset data) {
        Splitter.requireCollected(data);
        List<int[]> strata = Strata.of(data, bins);
        Groups groups = Groups.of(data, column);
        groups.require(folds, "fold");
        GroupDeal deal = new GroupDeal(shares(strata, groups), groups.sizes(), folds);
        int[] order = Arrays.stream(groups.shuffled(new SplittableRandom(seed)))
                .boxed()
                .sorted(Comparator.comparingDouble(g -> -deal.weight(g)))
                .mapToInt(Integer::intValue)
                .toArray();
        deal.deal(order);
        deal.improve(order);
        int[] fold = new int[data.rows()];
        for (int i = 0; i < fold.length; i++) {
            fold[i] = deal.fold(groups.of()[i]);
        }
        return Folds.of(fold, folds);
    }

    /** Of each group the share of every class's rows; a class without rows is left out. */
    private static double[][] shares(List<int[]> strata, Groups groups) {
        List<int[]> present = strata.stream().filter(rows -> rows.length > 0).toList();
        if (!((long) groups.count() * present.size() <= MOST_SHARES)) {
            throw new IllegalArgumentException("groups x classes: expected at most " + MOST_SHARES + ", got "
                    + groups.count() + " x " + present.size());
        }
        double[][] shares = new double[groups.count()][present.size()];
        for (int c = 0; c < present.size(); c++) {
            int[] rows = present.get(c);
            for (int row : rows) {
                shares[groups.of()[row]][c]++;
            }
            for (double[] share : shares) {
                share[c] /= rows.length;
            }
        }
        return shares;
    }
}
