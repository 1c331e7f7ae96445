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

    private TreeContent() {}

    static void encode(TreeEnsemble ensemble, ModelContent.Builder out) {
        List<Tree> trees = ensemble.trees();
        int nodes = trees.stream().mapToInt(Tree::nodes).sum();
        int margins = ensemble.margins();
        double[] sizes = new double[trees.size()];
        double[][] numbers = new double[5][nodes];
        double[] values = new double[(nodes + trees.size()) / 2 * margins]; // Every inner node has two children.
        int at = 0;
        int leaf = 0;
        for (int t = 0; t < sizes.length; t++) {
            Tree tree = trees.get(t);
            sizes[t] = tree.nodes();
            for (int node = 0; node < tree.nodes(); node++, at++) {
                numbers[4][at] = tree.cover(node);
                if (tree.isLeaf(node)) {
                    for (int k = 0; k < margins; k++) {
                        values[leaf++] = tree.value(node, k);
                    }
                    continue;
                }
                numbers[0][at] = tree.feature(node);
                numbers[1][at] = tree.threshold(node);
                numbers[2][at] = tree.left(node);
                numbers[3][at] = tree.right(node);
            }
        }
        double[] baseline = new double[margins];
        Arrays.setAll(baseline, ensemble::baseline);
        out.numbers("baseline", baseline)
                .integer("trees", sizes.length)
                .integer("nodes", nodes)
                .numbers("sizes", sizes)
                .numbers("features", numbers[0])
                .numbers("thresholds", numbers[1])
                .numbers("left", numbers[2])
                .numbers("right", numbers[3])
                .numbers("cover", numbers[4])
                .numbers("values", values);
    }

    /** The trees; what makes none is refused by {@link Tree#of}, so that no walk through one can fail to end. */
    static List<Tree> decode(ModelContent in, int margins) {
        int trees = (int) in.integer("trees", 1, TreeEnsemble.MOST_TREES);
        int nodes = (int) in.integer("nodes", trees, MOST_NODES);
        int[] sizes = whole("sizes", in.numbers("sizes", trees));
        int[] features = whole("features", in.numbers("features", nodes));
        double[] thresholds = in.numbers("thresholds", nodes);
        int[] left = whole("left", in.numbers("left", nodes));
        int[] right = whole("right", in.numbers("right", nodes));
        double[] cover = in.numbers("cover", nodes);
        long leaves = Arrays.stream(left).filter(child -> child == 0).count();
        double[] values = in.numbers("values", Math.toIntExact(leaves * margins));
        long sum = Arrays.stream(sizes).asLongStream().sum();
        if (sum != nodes) {
            throw new IllegalArgumentException("sizes: expected a sum of " + nodes + " nodes, got " + sum);
        }
        List<Tree> decoded = new ArrayList<>();
        int at = 0;
        int leaf = 0;
        for (int size : sizes) {
            double[][] leafValues = new double[size][];
            for (int node = 0; node < size; node++) {
                boolean isLeaf = left[at + node] == 0;
                leafValues[node] = isLeaf ? Arrays.copyOfRange(values, leaf, leaf += margins) : new double[0];
            }
            Tree.Split[] splits = new Tree.Split[size];
            Arrays.fill(splits, Tree.Split.AT_MOST);
            int end = at + size;
            decoded.add(Tree.of(
                    splits,
                    Arrays.copyOfRange(features, at, end),
                    Arrays.copyOfRange(thresholds, at, end),
                    Arrays.copyOfRange(left, at, end),
                    Arrays.copyOfRange(right, at, end),
                    Arrays.copyOfRange(cover, at, end),
                    leafValues));
            at = end;
        }
        return decoded;
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
