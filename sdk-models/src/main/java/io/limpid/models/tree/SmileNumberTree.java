package io.limpid.models.tree;

import java.util.Optional;
import java.util.PriorityQueue;
import smile.base.cart.LeafNode;
import smile.base.cart.Loss;
import smile.base.cart.RegressionNode;
import smile.base.cart.Split;
import smile.data.DataFrame;
import smile.regression.RegressionTree;

/**
 * Smile's regression tree, its columns drawn by our seed, searched no deeper than it may grow, and cancellable. Smile
 * subtracts squares of sums, which may leave a rounding where both sides of a split have the same mean; here such a
 * split lowers nothing.
 */
final class SmileNumberTree extends RegressionTree {

    private static final long serialVersionUID = 1L;

    /** Of the squares that are subtracted: a few roundings of double precision. */
    private static final double ROUNDING = 0x1p-50;

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
        if (((SmileGrowth) response).ended()) {
            return Optional.empty();
        }
        double least = ROUNDING * squares((RegressionNode) node);
        return super.findBestSplit(node, column, impurity, lo, hi)
                .filter(split -> split.toNode(node, node).score() > least);
    }

    /** The sum of the rows' squared targets. */
    private static double squares(RegressionNode node) {
        return node.size() * node.mean() * node.mean() + node.deviance();
    }
}
