package io.limpid.models.tree;

import io.limpid.core.model.Tree;
import java.util.List;

/**
 * Trees laid out for prediction: all nodes of all trees in two arrays, a node's children side by side, leaves their own
 * children. A tile of rows goes down one tree, eight rows at a time, so that their steps overlap; a step is arithmetic,
 * for a branch would be guessed wrong every other time.
 */
final class PackedTrees {

    /** Of a tile's values: 256 KiB, which a second-level cache holds. */
    private static final int TILE_VALUES = 32_768;

    /** So many that it pays to fetch all trees for them once more. */
    private static final int TILE_ROWS = 1_024;

    /** What an array holds on every JVM. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    /** The feature in the upper half, the left child's place in the lower; the right child stands behind it. */
    private final long[] steps;

    /** Infinite at a leaf. */
    private final double[] thresholds;

    /** Where each tree starts, and how deep it is. */
    private final int[] roots;

    private final int[] depths;

    /** Of each node what a leaf adds to each margin, or to the only one of its tree. */
    private final double[] values;

    /** Where the values of each tree start, and which margin it adds to; -1 for all. */
    private final int[] valuesFrom;

    private final int[] only;

    private final int margins;

    private PackedTrees(int trees, int nodes, int values, int margins) {
        this.steps = new long[nodes];
        this.thresholds = new double[nodes];
        this.roots = new int[trees];
        this.depths = new int[trees];
        this.values = new double[values];
        this.valuesFrom = new int[trees];
        this.only = new int[trees];
        this.margins = margins;
    }

    /**
     * These trees.
     *
     * @throws IllegalArgumentException when they have more nodes, or numbers at them, than an array can
     */
    static PackedTrees of(List<Tree> trees, int margins) {
        long nodes = 0;
        long values = 0;
        for (Tree tree : trees) {
            nodes += tree.nodes();
            values += (long) tree.nodes() * width(tree, margins);
        }
        PackedTrees packed = new PackedTrees(
                trees.size(), requireCount("nodes", nodes), requireCount("nodes times margins", values), margins);
        int at = 0;
        int valueAt = 0;
        for (int t = 0; t < trees.size(); t++) {
            Tree tree = trees.get(t);
            packed.only[t] = margins == 1 ? 0 : tree.onlyMargin().orElse(-1);
            packed.valuesFrom[t] = valueAt;
            packed.put(t, at, tree);
            at += tree.nodes();
            valueAt += tree.nodes() * width(tree, margins);
        }
        return packed;
    }

    private static int width(Tree tree, int margins) {
        return tree.onlyMargin().isPresent() ? 1 : margins;
    }

    static int requireCount(String what, long count) {
        if (!(count <= MOST)) {
            throw new IllegalArgumentException(
                    "trees: expected at most " + MOST + " " + what + " of all together, got " + count);
        }
        return (int) count;
    }

    /** Level by level, sisters side by side. */
    private void put(int t, int at, Tree tree) {
        int[] queue = new int[tree.nodes()];
        int[] depth = new int[tree.nodes()];
        int end = 1;
        roots[t] = at;
        for (int q = 0; q < end; q++) {
            int node = queue[q];
            int place = at + q;
            if (tree.isLeaf(node)) {
                steps[place] = place;
                thresholds[place] = Double.POSITIVE_INFINITY;
                putValues(t, q, tree, node);
                continue;
            }
            steps[place] = (long) tree.feature(node) << 32 | at + end;
            // Zero minus zero is zero, whose sign says left; minus zero as threshold would say right.
            thresholds[place] = tree.threshold(node) + 0.0;
            queue[end] = tree.left(node);
            depth[end++] = depth[q] + 1;
            queue[end] = tree.right(node);
            depth[end++] = depth[q] + 1;
            depths[t] = depth[q] + 1;
            if (depths[t] > TreeLimits.MOST_DEPTH) {
                throw new IllegalArgumentException("tree " + t + ": expected at most " + TreeLimits.MOST_DEPTH
                        + " questions on the way to a leaf, got more");
            }
        }
    }

    private void putValues(int t, int q, Tree tree, int node) {
        if (only[t] >= 0) {
            values[valuesFrom[t] + q] = tree.value(node, only[t]);
            return;
        }
        for (int k = 0; k < margins; k++) {
            values[valuesFrom[t] + q * margins + k] = tree.value(node, k);
        }
    }

    /** How many rows of so many columns make a tile. */
    int tileRows(int columns) {
        return Math.max(1, Math.min(TILE_ROWS, TILE_VALUES / Math.max(columns, margins)));
    }

    /**
     * Adds every tree's values, in the order of the trees, to {@code margins[i * margins + k]}.
     *
     * @param tile row {@code i}'s columns from {@code i * columns} on, no minus zero and nothing missing
     * @param nodes room for as many rows
     */
    void add(double[] tile, int columns, int rows, int[] nodes, double[] sums) {
        for (int t = 0; t < roots.length; t++) {
            descend(t, tile, columns, rows, nodes);
            if (only[t] >= 0) {
                int shift = valuesFrom[t] - roots[t];
                for (int i = 0; i < rows; i++) {
                    sums[i * margins + only[t]] += values[nodes[i] + shift];
                }
                continue;
            }
            for (int i = 0; i < rows; i++) {
                int from = valuesFrom[t] + (nodes[i] - roots[t]) * margins;
                for (int k = 0; k < margins; k++) {
                    sums[i * margins + k] += values[from + k];
                }
            }
        }
    }

    /** Eight rows side by side, whose steps do not wait for each other, and the rest one by one. */
    private void descend(int t, double[] tile, int columns, int rows, int[] nodes) {
        int root = roots[t];
        int depth = depths[t];
        int i = 0;
        for (; i + 7 < rows; i += 8) {
            int a = root;
            int b = root;
            int c = root;
            int d = root;
            int e = root;
            int f = root;
            int g = root;
            int h = root;
            int at = i * columns;
            for (int level = 0; level < depth; level++) {
                a = step(steps, thresholds, tile, at, a);
                b = step(steps, thresholds, tile, at + columns, b);
                c = step(steps, thresholds, tile, at + 2 * columns, c);
                d = step(steps, thresholds, tile, at + 3 * columns, d);
                e = step(steps, thresholds, tile, at + 4 * columns, e);
                f = step(steps, thresholds, tile, at + 5 * columns, f);
                g = step(steps, thresholds, tile, at + 6 * columns, g);
                h = step(steps, thresholds, tile, at + 7 * columns, h);
            }
            nodes[i] = a;
            nodes[i + 1] = b;
            nodes[i + 2] = c;
            nodes[i + 3] = d;
            nodes[i + 4] = e;
            nodes[i + 5] = f;
            nodes[i + 6] = g;
            nodes[i + 7] = h;
        }
        for (; i < rows; i++) {
            nodes[i] = descend(t, tile, i * columns);
        }
    }

    private int descend(int t, double[] tile, int row) {
        int node = roots[t];
        for (int level = 0; level < depths[t]; level++) {
            node = step(steps, thresholds, tile, row, node);
        }
        return node;
    }

    /** One further down: the sign of what the threshold is ahead of the value says left or right. */
    private static int step(long[] steps, double[] thresholds, double[] tile, int row, int node) {
        long step = steps[node];
        double ahead = thresholds[node] - tile[row + (int) (step >>> 32)];
        return (int) step + (int) (Double.doubleToRawLongBits(ahead) >>> 63);
    }
}
