package io.limpid.models.tree;

import java.util.Optional;
import java.util.PriorityQueue;
import smile.base.cart.LeafNode;
import smile.base.cart.Loss;
import smile.base.cart.Split;
import smile.data.DataFrame;
import smile.regression.RegressionTree;

/** Smile's regression tree, its columns drawn by our seed, searched no deeper than it may grow, and cancellable. */
final class SmileNumberTree extends RegressionTree {

    private static final long serialVersionUID = 1L;

    /** Smile's depth counts levels of nodes. */
    SmileNumberTree(DataFrame x, double[] y, int[][] order, int[] counts, TreeLimits limits, SmileGrowth growth) {
        super(
                x,
                Loss.ls(y),
                growth,
                limits.maxDepth() + 1,
                Integer.MAX_VALUE,
                limits.minLeaf(),
                x.ncols(),
                counts,
                order);
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

    @Override
    protected Optional<Split> findBestSplit(LeafNode node, int column, double impurity, int lo, int hi) {
        return ((SmileGrowth) response).ended()
                ? Optional.empty()
                : super.findBestSplit(node, column, impurity, lo, hi);
    }
}
