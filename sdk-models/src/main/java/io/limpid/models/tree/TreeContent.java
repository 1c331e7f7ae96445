package io.limpid.models.tree;

import io.limpid.core.model.Tree;
import io.limpid.core.modelfile.ModelContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trees in a model file: all nodes of all trees behind each other in one array a kind of number, the leaves' values
 * apart, leaf by leaf. A node whose left child is 0 is a leaf.
 */
final class TreeContent {

    /** Of all trees together: eight bytes a number, and a section of a file has at most 256 MiB. */
    private static final int MOST_NODES = 1 << 25;

    /** There and 1 where each tree adds to one margin of several, which an array names. */
    private static final String LEAF_VALUES = "leafValues";

    private TreeContent() {}

    static void encode(TreeEnsemble ensemble, ModelContent.Builder out) {
        List<Tree> trees = ensemble.trees();
        int nodes = requireCount("nodes", trees.stream().mapToLong(Tree::nodes).sum());
        double[] sizes = new double[trees.size()];
        double[][] numbers = new double[5][nodes];
        int at = 0;
        for (int t = 0; t < sizes.length; t++) {
            Tree tree = trees.get(t);
            sizes[t] = tree.nodes();
            for (int node = 0; node < tree.nodes(); node++, at++) {
                numbers[4][at] = tree.cover(node);
                if (tree.isLeaf(node)) {
                    continue;
                }
                numbers[0][at] = tree.feature(node);
                numbers[1][at] = tree.threshold(node);
                numbers[2][at] = tree.left(node);
                numbers[3][at] = tree.right(node);
            }
        }
        double[] baseline = new double[ensemble.margins()];
        Arrays.setAll(baseline, ensemble::baseline);
        out.numbers("baseline", baseline)
                .integer("trees", sizes.length)
                .integer("nodes", nodes)
                .numbers("sizes", sizes)
                .numbers("features", numbers[0])
                .numbers("thresholds", numbers[1])
                .numbers("left", numbers[2])
                .numbers("right", numbers[3])
                .numbers("cover", numbers[4]);
        encodeValues(trees, ensemble.margins(), (nodes + trees.size()) / 2, out);
    }

    /** Every inner node has two children, so the leaves are known by the nodes. */
    private static void encodeValues(List<Tree> trees, int margins, long leaves, ModelContent.Builder out) {
        boolean alone =
                margins > 1 && trees.stream().allMatch(tree -> tree.onlyMargin().isPresent());
        double[] only = new double[trees.size()];
        double[] values = new double[requireCount("numbers at leaves", leaves * (alone ? 1 : margins))];
        int leaf = 0;
        for (int t = 0; t < only.length; t++) {
            Tree tree = trees.get(t);
            int first = alone ? tree.onlyMargin().orElseThrow() : 0;
            int end = alone ? first + 1 : margins;
            only[t] = first;
            for (int node = 0; node < tree.nodes(); node++) {
                for (int k = first; k < end && tree.isLeaf(node); k++) {
                    values[leaf++] = tree.value(node, k);
                }
            }
        }
        out.numbers("values", values);
        if (alone) {
            out.integer(LEAF_VALUES, 1).numbers("margins", only);
        }
    }

    /** The trees; what makes none is refused by {@link Tree#of}, so that no walk through one can fail to end. */
    static List<Tree> decode(ModelContent in, int margins) {
        int trees = (int) in.integer("trees", 1, TreeEnsemble.MOST_TREES);
        int nodes = (int) in.integer("nodes", trees, MOST_NODES);
        int[] sizes = whole("sizes", in.numbers("sizes", trees));
        Nodes all = new Nodes(
                whole("features", in.numbers("features", nodes)),
                in.numbers("thresholds", nodes),
                whole("left", in.numbers("left", nodes)),
                whole("right", in.numbers("right", nodes)),
                in.numbers("cover", nodes));
        long leaves = Arrays.stream(all.left).filter(child -> child == 0).count();
        boolean alone = in.has(LEAF_VALUES) && in.integer(LEAF_VALUES, 1, 1) == 1;
        int[] only = alone ? whole("margins", in.numbers("margins", trees)) : new int[0];
        int width = alone ? 1 : margins;
        double[] values = in.numbers("values", requireCount("numbers at leaves", leaves * width));
        long sum = Arrays.stream(sizes).asLongStream().sum();
        if (sum != nodes) {
            throw new IllegalArgumentException("sizes: expected a sum of " + nodes + " nodes, got " + sum);
        }
        List<Tree> decoded = new ArrayList<>();
        int at = 0;
        int leaf = 0;
        for (int t = 0; t < trees; t++) {
            double[][] leafValues = new double[sizes[t]][];
            for (int node = 0; node < sizes[t]; node++) {
                boolean isLeaf = all.left[at + node] == 0;
                leafValues[node] = isLeaf ? Arrays.copyOfRange(values, leaf, leaf += width) : new double[0];
            }
            Tree tree = all.tree(at, leafValues);
            decoded.add(alone ? tree.forMargin(only[t], margins) : tree);
            at += sizes[t];
        }
        return decoded;
    }

    /** Those of all trees, behind each other. */
    private record Nodes(int[] features, double[] thresholds, int[] left, int[] right, double[] cover) {

        /** The tree whose nodes start there, one for each element of {@code values}. */
        Tree tree(int at, double[][] values) {
            Tree.Split[] splits = new Tree.Split[values.length];
            Arrays.fill(splits, Tree.Split.AT_MOST);
            int end = at + values.length;
            return Tree.of(
                    splits,
                    Arrays.copyOfRange(features, at, end),
                    Arrays.copyOfRange(thresholds, at, end),
                    Arrays.copyOfRange(left, at, end),
                    Arrays.copyOfRange(right, at, end),
                    Arrays.copyOfRange(cover, at, end),
                    values);
        }
    }

    private static int requireCount(String what, long count) {
        if (!(count <= MOST_NODES)) {
            throw new IllegalArgumentException("trees: expected at most " + MOST_NODES + " " + what
                    + " of all together in a model file, got " + count);
        }
        return (int) count;
    }

    private static int[] whole(String key, double[] numbers) {
        int[] whole = new int[numbers.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) numbers[i];
            if (!(whole[i] == numbers[i] && whole[i] >= 0)) {
                throw new IllegalArgumentException(
                        key + ", " + i + ": expected a whole number of at least 0, got " + numbers[i]);
            }
        }
        return whole;
    }
}
