package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Cuts the rows into folds so that no group of rows is in two: all rows of one value of a column validate together.
 *
 * <pre>{@code
 * List<Fold> folds = GroupKFold.of(5, "customer").split(data);
 * }</pre>
 *
 * <p>The groups are dealt one by one, each to the fold that has the fewest rows so far, the first among equals. So the
 * largest and the smallest fold differ by at most the rows of the largest group. {@link #of} takes the groups from the
 * largest to the smallest, which balances best; equal ones in ascending order of their values. scikit-learn's
 * {@code GroupKFold} does the same but for equally large groups, which it takes in descending order; its folds have the
 * same sizes. {@link #shuffled} takes them in random order, to repeat with other seeds.
 *
 * <p>Neither the order of the rows nor a level without rows changes the fold of a group.
 */
public final class GroupKFold implements Splitter {

    private enum GroupOrder {
        BY_SIZE,
        SHUFFLED
    }

    private final int folds;
    private final String column;
    private final GroupOrder order;
    private final long seed;

    private GroupKFold(int folds, String column, GroupOrder order, long seed) {
        this.folds = Folds.require(folds);
        this.column = Objects.requireNonNull(column, "column");
        this.order = order;
        this.seed = seed;
    }

    /**
     * So many folds by the values of this key or feature, as even as they go; nothing is drawn at random.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static GroupKFold of(int folds, String column) {
        return new GroupKFold(folds, column, GroupOrder.BY_SIZE, 0);
    }

    /**
     * So many folds by the values of this key or feature, dealt in an order drawn by that seed.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static GroupKFold shuffled(int folds, String column, long seed) {
        return new GroupKFold(folds, column, GroupOrder.SHUFFLED, seed);
    }

    /**
     * The folds, in order.
     *
     * @throws IllegalArgumentException when there is no such column, a row has no value there, or there are fewer
     *     groups than folds
     */
    @Override
    public List<Fold> split(Dataset data) {
        Splitter.requireCollected(data);
        Groups groups = Groups.of(data, column);
        groups.require(folds, "fold");
        int[] sizes = groups.sizes();
        int[] dealt = order == GroupOrder.SHUFFLED
                ? groups.shuffled(new SplittableRandom(seed))
                : IntStream.range(0, sizes.length)
                        .boxed()
                        .sorted(Comparator.comparingInt(g -> -sizes[g]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] rowsOfFold = new int[folds];
        int[] foldOfGroup = new int[sizes.length];
        for (int group : dealt) {
            int smallest = 0;
            for (int f = 1; f < folds; f++) {
                smallest = rowsOfFold[f] < rowsOfFold[smallest] ? f : smallest;
            }
            foldOfGroup[group] = smallest;
            rowsOfFold[smallest] += sizes[group];
        }
        return Folds.of(Arrays.stream(groups.of()).map(g -> foldOfGroup[g]).toArray(), folds);
    }
}
