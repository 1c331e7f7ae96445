package io.limpid.models.tree;

import io.limpid.core.model.Tree;
import java.util.List;

/**
 * Trees laid out for prediction: the nodes of all trees in one array, a node's children side by side, leaves their own
 * children, thresholds as {@linkplain ThresholdRanks ranks}. A tile of rows goes down one tree, eight rows at a time,
 * so that their steps overlap; a step is arithmetic, for a branch would be guessed wrong every other time.
 */
final class PackedTrees {

    /** Of a tile's ranks: 512 KiB, which a second-level cache holds. */
    private static final int TILE_RANKS = 131_072;

    /** So many that it pays to fetch all trees for them once more. */
    private static final int TILE_ROWS = 2_048;

    /** What an array holds on every JVM. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    /**
     * Of each node what it asks in the upper half and its left child's place in the lower; the right child stands
     * behind it. It asks for the feature whose slot the lowest {@link #shift} bits are, and whether its rank, shifted
     * as much, is at most that half: a leaf's own half is above every rank.
     */
    private final long[] steps;

    private final ThresholdRanks ranks;

    /** How many bits a slot takes. */
    private final int shift;

    /** Where each tree starts, and how deep it is. */
    private final int[] roots;

    private final int[] depths;

    /** Of each node what a leaf adds to each margin, or to the only one of its tree. */
    private final double[] values;

    /** Where the values of each tree start, and which margin it adds to; -1 for all. */
    private final int[] valuesFrom;

    private final int[] only;

    private final int margins;

    private PackedTrees(ThresholdRanks ranks, int trees, int nodes, int values, int margins) {
        this.steps = new long[nodes];
        this.ranks = ranks;
        this.shift = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, ranks.features() - 1));
        requireRoom(ranks.features(), ranks.most(), shift);
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
    static PackedTrees of(List<Tree> trees, int columns, int margins) {
        long nodes = 0;
        long values = 0;
        for (Tree tree : trees) {
            nodes += tree.nodes();
            values += (long) tree.nodes() * width(tree, margins);
        }
        PackedTrees packed = new PackedTrees(
                ThresholdRanks.of(trees, columns),
                trees.size(),
                requireCount("nodes", nodes),
                requireCount("nodes times margins", values),
                margins);
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

    /** A rank and a slot are told in one number, and a leaf's is above every rank. */
    static void requireRoom(int features, int most, int shift) {
        if (!((long) most << shift <= leaf(shift))) {
            throw new IllegalArgumentException("trees: expected at most " + (leaf(shift) >> shift)
                    + " thresholds of one of the " + features + " columns they ask for, got " + most);
        }
    }

    private static int leaf(int shift) {
        return Integer.MAX_VALUE >> shift << shift;
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
                steps[place] = (long) leaf(shift) << 32 | place;
                putValues(t, q, tree, node);
                continue;
            }
            int slot = ranks.slot(tree.feature(node));
            int asked = ranks.place(slot, tree.threshold(node)) << shift | slot;
            steps[place] = (long) asked << 32 | at + end;
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

    /** The most rows of a tile. */
    int tileRows() {
        return Math.max(1, Math.min(TILE_ROWS, TILE_RANKS / Math.max(ranks.features(), margins)));
    }

    /** How many numbers a row of a tile takes. */
    int tileColumns() {
        return ranks.features();
    }

    /**
     * Fills a tile.
     *
     * @param columns {@code columns[j][i]}, nothing missing
     * @param from the first row of the tile
     */
    void fill(double[][] columns, int from, int rows, int[] tile) {
        ranks.fill(columns, from, rows, shift, tile);
    }

    /**
     * Adds every tree's values, in the order of the trees, to {@code sums[i * margins + k]}.
     *
     * @param tile filled with these rows
     * @param nodes room for as many rows
     */
    void add(int[] tile, int rows, int[] nodes, double[] sums) {
        for (int t = 0; t < roots.length; t++) {
            descend(t, tile, rows, nodes);
            int root = roots[t];
            int width = only[t] >= 0 ? 1 : margins;
            int first = Math.max(0, only[t]);
            for (int k = 0; k < width; k++) {
                int at = valuesFrom[t] + k;
                for (int i = 0; i < rows; i++) {
                    sums[i * margins + first + k] += values[at + (nodes[i] - root) * width];
                }
            }
        }
    }

    /** Eight rows side by side, whose steps do not wait for each other, and the rest one by one. */
    private void descend(int t, int[] tile, int rows, int[] nodes) {
        int root = roots[t];
        int depth = depths[t];
        int slots = ranks.features();
        int mask = (1 << shift) - 1;
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
            int at = i * slots;
            for (int level = 0; level < depth; level++) {
                a = step(steps, tile, at, mask, a);
                b = step(steps, tile, at + slots, mask, b);
                c = step(steps, tile, at + 2 * slots, mask, c);
                d = step(steps, tile, at + 3 * slots, mask, d);
                e = step(steps, tile, at + 4 * slots, mask, e);
                f = step(steps, tile, at + 5 * slots, mask, f);
                g = step(steps, tile, at + 6 * slots, mask, g);
                h = step(steps, tile, at + 7 * slots, mask, h);
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
            nodes[i] = descend(t, tile, i * slots, mask);
        }
    }

    private int descend(int t, int[] tile, int row, int mask) {
        int node = roots[t];
        for (int level = 0; level < depths[t]; level++) {
            node = step(steps, tile, row, mask, node);
        }
        return node;
    }

    /** One further down: the sign of what the threshold's place is ahead of the rank says left or right. */
    private static int step(long[] steps, int[] tile, int row, int mask, int node) {
        long step = steps[node];
        int asked = (int) (step >>> 32);
        return (int) step + (asked - tile[row + (asked & mask)] >>> 31);
    }
}
