package io.limpid.models.tree;

import io.limpid.core.model.Tree;
import java.util.List;

/**
 * Trees laid out for prediction: the nodes of all trees in one row, a node's children side by side. A tile of rows goes
 * down one tree after another.
 */
final class PackedTrees {

    /** Of a tile's places: 512 KiB of ranks, which a second-level cache holds, or twice that of values. */
    private static final int TILE_PLACES = 131_072;

    /** So many that it pays to fetch all trees for them once more. */
    private static final int TILE_ROWS = 2_048;

    /** What an array holds on every JVM. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    /** So many questions save by ranks what one halving of a search for them costs; measured. */
    private static final int QUESTIONS_A_HALVING = 10;

    private final TreeSteps steps;

    /** Where each tree starts, and how deep it is. */
    private final int[] roots;

    private final int[] depths;

    /** Of each node what a leaf adds to each margin, or to the only one of its tree. */
    private final double[] values;

    /** Where the values of each tree start, and which margin it adds to; -1 for all. */
    private final int[] valuesFrom;

    private final int[] only;

    private final int margins;

    private PackedTrees(TreeSteps steps, int trees, int values, int margins) {
        this.steps = steps;
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
                steps(trees, columns, requireCount("nodes", nodes)),
                trees.size(),
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

    /** By ranks where a row answers so many questions that looking its values up first pays, and there is room. */
    private static TreeSteps steps(List<Tree> trees, int columns, int nodes) {
        ThresholdRanks ranks = ThresholdRanks.of(trees, columns);
        long questions = trees.stream().mapToLong(PackedTrees::depth).sum();
        boolean pays = questions > QUESTIONS_A_HALVING * ranks.halvings();
        return pays && RankSteps.fits(ranks) ? new RankSteps(ranks, nodes) : new ThresholdSteps(ranks, nodes);
    }

    private static int depth(Tree tree) {
        int[] depth = new int[tree.nodes()];
        int most = 0;
        for (int node = 0; node < depth.length; node++) {
            if (!tree.isLeaf(node)) {
                depth[tree.left(node)] = depth[node] + 1; // Children stand behind their parent.
                depth[tree.right(node)] = depth[node] + 1;
                most = Math.max(most, depth[node] + 1);
            }
        }
        return most;
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
                steps.stay(place);
                putValues(t, q, tree, node);
                continue;
            }
            steps.ask(place, tree.feature(node), tree.threshold(node), at + end);
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
        return Math.max(1, Math.min(TILE_ROWS, TILE_PLACES / Math.max(steps.columns(), margins)));
    }

    /** Room for a tile of so many rows, for one thread. */
    TreeSteps.Tile tile(int rows) {
        return steps.tile(rows);
    }

    /**
     * Adds every tree's values, in the order of the trees, to {@code sums[i * margins + k]}.
     *
     * @param tile filled with these rows
     * @param nodes room for as many rows
     */
    void add(TreeSteps.Tile tile, int rows, int[] nodes, double[] sums) {
        for (int t = 0; t < roots.length; t++) {
            tile.descend(roots[t], depths[t], rows, nodes);
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
}
