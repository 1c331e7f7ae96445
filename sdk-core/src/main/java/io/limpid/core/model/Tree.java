package io.limpid.core.model;

import java.util.OptionalInt;

/**
 * One decision tree in flat arrays. Node 0 is the root; a node whose {@link #left(int)} is 0 is a leaf. At an inner
 * node a row goes left when its feature's value is at most the threshold, or equals it at a {@link Split#CATEGORY},
 * else right; a missing value goes right. Children stand behind their parent. Immutable.
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

    /** The only margin that leaves add to, whose value is all that is kept; -1 when they add to all. */
    private final int margin;

    /** The last column that is asked for, -1 for none. */
    private final int lastFeature;

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
        this.margin = -1;
        this.lastFeature = lastFeature(left, features);
    }

    private Tree(Tree tree, int margin, int outputs) {
        this.splits = tree.splits;
        this.features = tree.features;
        this.thresholds = tree.thresholds;
        this.left = tree.left;
        this.right = tree.right;
        this.cover = tree.cover;
        this.values = tree.values;
        this.outputs = outputs;
        this.margin = margin;
        this.lastFeature = tree.lastFeature;
    }

    private static int outputsOfFirstLeaf(int[] left, double[][] values) {
        for (int node = 0; node < Math.min(left.length, values.length); node++) {
            if (left[node] == 0) {
                return values[node].length;
            }
        }
        return 0; // No tree: it is refused for what made it so.
    }

    private static int lastFeature(int[] left, int[] features) {
        int last = -1;
        for (int node = 0; node < Math.min(left.length, features.length); node++) {
            last = left[node] == 0 ? last : Math.max(last, features[node]);
        }
        return last;
    }

    /**
     * A tree of these arrays, one element a node, which are copied. At a leaf, split, feature and threshold are not
     * looked at, and left and right are 0.
     *
     * @param splits what each inner node asks
     * @param features the feature it asks for
     * @param thresholds what it compares with
     * @param left where a row goes that fits
     * @param right where the others go
     * @param cover the weight of the training rows that came by
     * @param values {@code values[node][k]}: what a leaf adds to margin {@code k}
     * @throws IllegalArgumentException when they are not of one length, a child does not stand behind its parent or has
     *     two, a leaf has no value, a number is not finite, or a category's threshold is no level's index; the message
     *     names the node
     */
    public static Tree of(
            Split[] splits,
            int[] features,
            double[] thresholds,
            int[] left,
            int[] right,
            double[] cover,
            double[][] values) {
        double[][] copies = new double[values.length][];
        for (int node = 0; node < copies.length; node++) {
            if (values[node] == null) {
                throw new NullPointerException("values[" + node + "]");
            }
            copies[node] = values[node].clone();
        }
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

    /**
     * This tree of one value a leaf as one of several margins, which adds its values to margin {@code k} and nothing to
     * the others: of those no zeros are kept, so that boosting of a thousand classes keeps one number a leaf.
     *
     * @throws IllegalArgumentException when its leaves have more than one value, or there is no such margin
     */
    public Tree forMargin(int k, int margins) {
        if (outputs != 1) {
            throw new IllegalArgumentException("tree: expected 1 value at a leaf, got " + outputs);
        }
        if (!(k >= 0 && k < margins)) {
            throw new IllegalArgumentException("tree: expected a margin from 0 to " + (margins - 1) + ", got " + k);
        }
        return new Tree(this, k, margins);
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
        if (outputs() == 0) {
            throw bad(node, "at least 1 value at a leaf", "none");
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

    /** The only margin that it adds to; empty when its leaves have a value for each. */
    public OptionalInt onlyMargin() {
        return margin >= 0 ? OptionalInt.of(margin) : OptionalInt.empty();
    }

    /** Whether a node is a leaf. */
    public boolean isLeaf(int node) {
        return left[node] == 0;
    }

    private void requireInner(int node) {
        if (isLeaf(node)) {
            throw bad(node, "an inner node", "a leaf");
        }
    }

    /**
     * What an inner node asks.
     *
     * @throws IllegalArgumentException for a leaf
     */
    public Split split(int node) {
        requireInner(node);
        return splits[node];
    }

    /**
     * The feature an inner node asks for.
     *
     * @throws IllegalArgumentException for a leaf
     */
    public int feature(int node) {
        requireInner(node);
        return features[node];
    }

    /**
     * What an inner node compares with.
     *
     * @throws IllegalArgumentException for a leaf
     */
    public double threshold(int node) {
        requireInner(node);
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

    /**
     * What a leaf adds to margin {@code k}; 0 for a margin other than {@link #onlyMargin}.
     *
     * @throws IllegalArgumentException for an inner node, and for a margin that is none
     */
    public double value(int node, int k) {
        if (!isLeaf(node)) {
            throw bad(node, "a leaf", "an inner node");
        }
        if (!(k >= 0 && k < outputs)) {
            throw bad(node, "a margin from 0 to " + (outputs - 1), k);
        }
        if (margin >= 0) {
            return k == margin ? values[node][0] : 0;
        }
        return values[node][k];
    }

    /**
     * The leaf that row {@code i} of these columns falls into.
     *
     * @throws IllegalArgumentException when there is no column for a feature that the tree asks for, or no such row
     */
    public int leaf(double[][] x, int i) {
        if (!(lastFeature < x.length)) {
            throw new IllegalArgumentException(
                    "tree: expected at least " + (lastFeature + 1L) + " columns, got " + x.length);
        }
        int node = 0;
        while (left[node] != 0) {
            double[] column = x[features[node]];
            if (!(i >= 0 && i < column.length)) {
                throw new IllegalArgumentException("tree: expected a row below " + column.length + ", got " + i);
            }
            double v = column[i];
            boolean fits = splits[node] == Split.AT_MOST ? v <= thresholds[node] : v == thresholds[node];
            node = fits ? left[node] : right[node];
        }
        return node;
    }
}
