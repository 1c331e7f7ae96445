package io.limpid.models.tree;

import io.limpid.core.run.Cancellation;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import smile.base.cart.DecisionNode;
import smile.base.cart.LeafNode;
import smile.base.cart.OrdinalSplit;
import smile.base.cart.Split;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;

/**
 * Smile's classification tree by the Gini index, grown as {@link SmileNumberTree} is. Smile looks at splits only where
 * neighbours are of different classes, and joins leaves of the same most frequent class, whatever their probabilities;
 * here the search is {@link GiniScan}'s, and leaves stay apart.
 */
final class SmileClassTree extends DecisionTree {

    private static final long serialVersionUID = 1L;

    /** Of the nodes made so far; no initial value is written, for the constructor of the base class counts already. */
    private int nodes;

    SmileClassTree(DataFrame x, int[][] order, int[] counts, TreeLimits limits, Growth growth) {
        super(
                x,
                growth.codes,
                growth,
                growth.classes,
                SplitRule.GINI,
                limits.maxDepth() + 1,
                Integer.MAX_VALUE,
                limits.minLeaf(),
                x.ncols(),
                counts,
                order);
    }

    @Override
    protected LeafNode newNode(int[] rows) {
        return new Apart(((DecisionNode) super.newNode(rows)).count(), nodes++);
    }

    @Override
    protected boolean split(Split split, PriorityQueue<Split> queue) {
        return ((SmileGrowth) response).deeper(() -> super.split(split, queue));
    }

    @Override
    protected Optional<Split> findBestSplit(LeafNode node, int lo, int hi, boolean[] unsplittable) {
        return ((SmileGrowth) response)
                .search(
                        unsplittable,
                        column -> SmileGrowth.isConstant(x, order, column, lo, hi),
                        () -> super.findBestSplit(node, lo, hi, unsplittable));
    }

    /** The best split of one column, where the middle of two ranks is the threshold. */
    @Override
    protected Optional<Split> findBestSplit(LeafNode node, int column, double impurity, int lo, int hi) {
        if (((SmileGrowth) response).ended()) {
            return Optional.empty();
        }
        int[] ranks = x.intVector(column).array();
        int[] ofNode = ((DecisionNode) node).count();
        GiniScan scan = new GiniScan(((Growth) response).codes, samples, ofNode, nodeSize);
        if (!scan.search(order[column], ranks, lo, hi)) {
            return Optional.empty();
        }
        int low = scan.low();
        return Optional.of(new OrdinalSplit(
                node,
                column,
                (low + scan.high()) / 2.0,
                scan.score(),
                lo,
                hi,
                scan.lowCount(),
                node.size() - scan.lowCount(),
                row -> ranks[row] <= low));
    }

    /** What goes along, and the classes of the rows. */
    static final class Growth extends SmileGrowth {

        private static final long serialVersionUID = 1L;

        private final transient int[] codes;
        private final int classes;

        Growth(TreeLimits limits, SplittableRandom random, Cancellation cancellation, int[] codes, int classes) {
            super(limits, random, cancellation);
            this.codes = codes;
            this.classes = classes;
        }
    }

    /** A node that is like no other: Smile joins sisters that are equal or of one output. */
    private static final class Apart extends DecisionNode {

        private static final long serialVersionUID = 1L;

        private final int number;

        Apart(int[] count, int number) {
            super(count);
            this.number = number;
        }

        @Override
        public int output() {
            return number;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }
}
