package io.limpid.models.tree;

import io.limpid.core.kernel.Shuffle;
import io.limpid.core.run.Cancellation;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import smile.base.cart.Split;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;

/**
 * What a growing Smile tree needs beside Smile's own arguments. Smile grows a tree in its constructor, before a
 * subclass has any field; this goes along as the description of the target, which the base class keeps first of all.
 * One per tree, for one thread.
 */
class SmileGrowth extends StructField {

    private static final long serialVersionUID = 1L;

    private final transient TreeLimits limits;
    private final transient SplittableRandom random;
    private final transient Cancellation cancellation;
    private transient int depth;
    private transient Optional<RuntimeException> end = Optional.empty();

    SmileGrowth(TreeLimits limits, SplittableRandom random, Cancellation cancellation) {
        super("target", DataTypes.DoubleType);
        this.limits = limits;
        this.random = random;
        this.cancellation = cancellation;
    }

    /** Runs what splits one node and all below it, one level deeper. */
    boolean deeper(Supplier<Boolean> split) {
        depth++;
        try {
            return split.get();
        } finally {
            depth--;
        }
    }

    /**
     * Searches a node for its best split among {@code mtry} columns drawn from those not marked. Smile would draw by a
     * generator that belongs to the thread; here all others are marked for the time of the search. The marks are the
     * array that the split keeps for its children, so they are taken back in place. Smile also marks every column
     * without a split that lowers the impurity; but such a one may be the best further down, once another column has
     * parted the rows. Only a column of one value stays so.
     *
     * @param constant whether a column has one value in the node
     */
    Optional<Split> search(boolean[] unsplittable, IntPredicate constant, Supplier<Optional<Split>> search) {
        cancellation.check();
        if (depth >= limits.maxDepth()) {
            return Optional.empty(); // Smile would search, and then find the tree deep enough.
        }
        int[] left = leftOut(unsplittable);
        for (int j : left) {
            unsplittable[j] = true;
        }
        Optional<Split> best = search.get();
        for (int j : left) {
            unsplittable[j] = false;
        }
        for (int j = 0; j < unsplittable.length; j++) {
            unsplittable[j] = unsplittable[j] && constant.test(j);
        }
        if (end.isPresent()) {
            throw end.get();
        }
        return best;
    }

    /** Whether a column of ranks has one value in a node, whose rows stand in order from {@code lo} to {@code hi}. */
    static boolean isConstant(DataFrame ranks, int[][] order, int column, int lo, int hi) {
        int[] rank = ranks.intVector(column).array();
        return rank[order[column][lo]] == rank[order[column][hi - 1]];
    }

    /**
     * Whether the search of a node shall end, to be asked before each column. It is thrown only when the search has
     * ended: Smile's stream would go on with other columns, and throw another exception in its place.
     */
    boolean ended() {
        if (end.isEmpty()) {
            try {
                cancellation.check();
            } catch (RuntimeException e) {
                end = Optional.of(e);
            }
        }
        return end.isPresent();
    }

    private int[] leftOut(boolean[] unsplittable) {
        if (limits.mtry() >= unsplittable.length) {
            return new int[0];
        }
        int[] open = new int[unsplittable.length];
        int count = 0;
        for (int j = 0; j < open.length; j++) {
            if (!unsplittable[j]) {
                open[count++] = j;
            }
        }
        open = Arrays.copyOf(open, count);
        if (count <= limits.mtry()) {
            return new int[0];
        }
        Shuffle.inPlace(open, random);
        return Arrays.copyOfRange(open, limits.mtry(), count);
    }
}
