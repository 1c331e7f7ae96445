package io.limpid.models.tree;

import java.util.Optional;
import java.util.PriorityQueue;
import smile.base.cart.DecisionNode;
import smile.base.cart.LeafNode;
import smile.base.cart.Split;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;

/**
 * Smile's classification tree by the Gini index, grown as {@link SmileNumberTree} is. Smile joins leaves of the same
 * most frequent class, whatever their probabilities; here they stay apart.
 */
final class SmileClassTree extends DecisionTree {

    private static final long serialVersionUID = 1L;

    /** Of the nodes made so far; no initial value is written, for the constructor of the base class counts already. */
    private int nodes;

    SmileClassTree(
            DataFrame x, int[] y, int classes, int[][] order, int[] counts, TreeLimits limits, SmileGrowth growth) {
        super(
                x,
                y,
                growth,
                classes,
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
        return ((SmileGrowth) response).search(unsplittable, () -> super.findBestSplit(node, lo, hi, unsplittable));
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
