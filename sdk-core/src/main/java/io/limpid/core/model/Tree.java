package io.limpid.core.model;

import java.util.Arrays;

/**
 * One decision tree in flat arrays. Node 0 is the root; a node whose {@link #left(int)} is 0 is a leaf. At an inner node
 * a row goes left when its feature's value is at most the threshold, or equals it at a {@link Split#CATEGORY}, else right;
 * a missing value goes right. Children stand behind their parent. Immutable.
 */
public final class Tree {

    /** What an inner node asks. */
    public enum Split {
        /** Whether the value is at most the threshold. */
        AT_MOST,
        /** Whether the value, a level's index, is the threshold. */
        CATEGORY
    }

    private final Split[] splits;
    private final int[] features;
    private final double[] thresholds;
    private final int[] left;
    private final int[] right;
    private final double[] cover;
    private final double[][] values;
    private final int outputs;

    private Tree(
            Split[] splits,
            int[] features,
            double[] thresholds,
            int[] left,
            int[] right,
            double[] cover,
            double[][] values) {
        this.splits = splits;
        this.features = features;
        this.thresholds = thresholds;
        this.left = left;
        this.right = right;
        this.cover = cover;
        this.values = values;
        this.outputs = outputsOfFirstLeaf(left, values);
    }

    private static int outputsOfFirstLeaf(int[] left, double[][] values) {
        for (int node = 0; node < Math.min(left.length, values.length); node++) {
            if (left[node] == 0) {
                return values[node].length;
            }
        }
        return 0; // No tree: it is refused for what made it so.
    }

    /**
     * A tree of these arrays, one element a node, which are copied. At a leaf, split, feature and threshold are not looked
     * at, and left and right are 0.
     *
     * @param splits what each inner node asks
     * @param features the feature it asks for
     * @param thresholds what it compares with
     * @param left where a row goes that fits
     * @param right where the others go
     * @param cover the weight of the training rows that came by
     * @param values {@code values[node][k]}: what a leaf adds to margin {@code k}
     * @throws IllegalArgumentException when they are not of one length, a child does not stand behind its parent or has
     *     two, a number is not finite, or a category's threshold is no level's index; the message names the node
     */
    public static Tree of(
            Split[] splits,
            int[] features,
            double[] thresholds,
            int[] left,
            int[] right,
            double[] cover,
            double[][] values) {
        double[][] copies = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        Tree tree = new Tree(
                splits.clone(),
                features.clone(),
                thresholds.clone(),
                left.clone(),
                right.clone(),
                cover.clone(),
                copies);
        tree.requireTree();
        return tree;
    }

    private void requireTree() {
        int n = cover.length;
        if (n == 0
                || splits.length != n
                || features.length != n
                || thresholds.length != n
                || left.length != n
                || right.length != n
                || values.length != n) {
            throw new IllegalArgumentException("tree: expected arrays of one length of at least 1, got " + splits.length
                    + ", " + features.length + ", " + thresholds.length + ", " + left.length + ", " + right.length
                    + ", " + n + " and " + values.length);
        }
        boolean[] child = new boolean[n];
        for (int node = 0; node < n; node++) {
            if (!(cover[node] >= 0 && cover[node] < Double.POSITIVE_INFINITY)) {
                throw bad(node, "a finite cover of at least 0", cover[node]);
            }
            if (isLeaf(node)) {
                requireLeaf(node);
            } else {
                requireInner(node, child);
            }
        }
        for (int node = 1; node < n; node++) {
            if (!child[node]) {
                throw bad(node, "to be some node's child", "none");
            }
        }
    }

    private void requireLeaf(int node) {
        if (right[node] != 0) {
            throw bad(node, "no right child at a leaf", right[node]);
        }
        if (values[node].length != outputs()) {
            throw bad(node, outputs() + " values", values[node].length);
        }
        for (double value : values[node]) {
            if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
                throw bad(node, "finite values", value);
            }
        }
    }

    private void requireInner(int node, boolean[] child) {
        if (splits[node] == null || features[node] < 0 || !(Math.abs(thresholds[node]) < Double.POSITIVE_INFINITY)) {
            throw bad(
                    node,
                    "a split, a feature and a finite threshold",
                    splits[node] + ", " + features[node] + " and " + thresholds[node]);
        }
        if (splits[node] == Split.CATEGORY
                && !(thresholds[node] >= 0 && thresholds[node] == Math.rint(thresholds[node]))) {
            throw bad(node, "a level's index as threshold", thresholds[node]);
        }
        for (int next : new int[] {left[node], right[node]}) {
            if (!(next > node && next < cover.length) || child[next]) {
                throw bad(node, "a child behind it that is no other node's", next);
            }
            child[next] = true;
        }
    }

    private static IllegalArgumentException bad(int node, String expected, Object got) {
        return new IllegalArgumentException("tree, node " + node + ": expected " + expected + ", got " + got);
    }

    /** The number of nodes. */
    public int nodes() {
        return cover.length;
    }

    /** How many values each leaf has. */
    public int outputs() {
        return outputs;
    }

    /** Whether a node is a leaf. */
    public boolean isLeaf(int node) {
        return left[node] == 0;
    }

    /** What an inner node asks. */
    public Split split(int node) {
        return splits[node];
    }

    /** The feature an inner node asks for. */
    public int feature(int node) {
        return features[node];
    }

    /** What an inner node compares with. */
    public double threshold(int node) {
        return thresholds[node];
    }

    /** Where rows that fit go; 0 at a leaf. */
    public int left(int node) {
        return left[node];
    }

    /** Where the others go; 0 at a leaf. */
    public int right(int node) {
        return right[node];
    }

    /** The weight of the training rows that came by a node. */
    public double cover(int node) {
        return cover[node];
    }

    /** What a leaf adds to margin {@code k}. */
    public double value(int node, int k) {
        return values[node][k];
    }

    /** The leaf that row {@code i} of these columns falls into. */
    public int leaf(double[][] columns, int i) {
        int node = 0;
        while (left[node] != 0) {
            double v = columns[features[node]][i];
            boolean fits = splits[node] == Split.AT_MOST ? v <= thresholds[node] : v == thresholds[node];
            node = fits ? left[node] : right[node];
        }
        return node;
    }
}
