package io.limpid.models.tree;

/**
 * How far a tree may grow.
 *
 * @param maxDepth the most questions on the way to a leaf
 * @param minLeaf the fewest rows of a leaf
 * @param mtry how many columns, drawn anew at each node, are looked at
 */
record TreeLimits(int maxDepth, int minLeaf, int mtry) {

    /** Beyond it trees become chains, and Smile's recursion long. */
    static final int MOST_DEPTH = 100;

    static int requireDepth(int maxDepth) {
        return requireCount("maxDepth", maxDepth, MOST_DEPTH);
    }

    static int requireLeaf(int minLeaf) {
        return requireCount("minLeaf", minLeaf, Integer.MAX_VALUE);
    }

    static int requireTrees(int trees) {
        return requireCount("trees", trees, TreeEnsemble.MOST_TREES);
    }

    static int requireCount(String option, int value, int most) {
        if (!(value >= 1 && value <= most)) {
            throw new IllegalArgumentException(
                    option + ": expected a whole number from 1 to " + most + ", got " + value);
        }
        return value;
    }
}
