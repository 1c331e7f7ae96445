package io.limpid.models.tree;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.numeric.ModelParameters;
import io.limpid.core.numeric.NumericInputs;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What every model of trees consists of: columns, a starting value for each margin, and trees that add to it. Immutable
 * and thread-safe.
 */
final class TreeEnsemble {

    /** Of one model; a file may not ask for more. */
    static final int MOST_TREES = 100_000;

    private final Schema features;
    private final TreeEnsembleModel.Link link;
    private final double[] baseline;
    private final List<Tree> trees;
    private final List<TrainingRound> history;
    private final PackedTrees packed;

    /**
     * These trees.
     *
     * @throws IllegalArgumentException when a tree has another number of values than there are margins, or asks for a
     *     feature that is none, a baseline is not finite, sums of leaves may be beyond double precision, or there is no
     *     tree
     */
    TreeEnsemble(
            Schema features,
            TreeEnsembleModel.Link link,
            double[] baseline,
            List<Tree> trees,
            List<TrainingRound> history) {
        this.features = Objects.requireNonNull(features, "features");
        this.link = Objects.requireNonNull(link, "link");
        this.baseline = ModelParameters.requireFinite("baseline", baseline);
        this.trees = List.copyOf(trees);
        this.history = List.copyOf(history);
        NumericInputs.requireNumeric(features);
        TreeLimits.requireTrees(this.trees.size());
        for (int t = 0; t < this.trees.size(); t++) {
            requireFits(t, this.trees.get(t));
        }
        requireFiniteSums();
        this.packed = PackedTrees.of(this.trees, features.size(), baseline.length);
    }

    /** Whatever leaves a row falls into, its margins are numbers: no sum of the largest leaves is beyond them. */
    private void requireFiniteSums() {
        double[] bounds = new double[baseline.length];
        for (int k = 0; k < bounds.length; k++) {
            bounds[k] = Math.abs(baseline[k]);
        }
        double[] largest = new double[bounds.length];
        for (Tree tree : trees) {
            int first = tree.onlyMargin().orElse(0);
            int end = tree.onlyMargin().isPresent() ? first + 1 : bounds.length;
            Arrays.fill(largest, first, end, 0);
            for (int node = 0; node < tree.nodes(); node++) {
                for (int k = first; k < end && tree.isLeaf(node); k++) {
                    largest[k] = Math.max(largest[k], Math.abs(tree.value(node, k)));
                }
            }
            for (int k = first; k < end; k++) {
                bounds[k] += largest[k];
            }
        }
        for (int k = 0; k < bounds.length; k++) {
            if (!(bounds[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("margin " + k + ": expected a baseline and leaves of the trees whose"
                        + " sums are within double precision, got up to " + bounds[k]);
            }
        }
    }

    private void requireFits(int t, Tree tree) {
        if (tree.outputs() != baseline.length) {
            throw new IllegalArgumentException("tree " + t + ": expected " + baseline.length
                    + " values a leaf, one for each margin, got " + tree.outputs());
        }
        for (int node = 0; node < tree.nodes(); node++) {
            if (!tree.isLeaf(node) && tree.feature(node) >= features.size()) {
                throw new IllegalArgumentException("tree " + t + ", node " + node + ": expected a feature from 0 to "
                        + (features.size() - 1) + ", got " + tree.feature(node));
            }
            if (!tree.isLeaf(node) && tree.split(node) != Tree.Split.AT_MOST) {
                throw new IllegalArgumentException(
                        "tree " + t + ", node " + node + ": expected a split at a threshold of numeric column "
                                + Quoted.of(features.field(tree.feature(node)).name()) + ", got one by category");
            }
        }
    }

    Schema features() {
        return features;
    }

    TreeEnsembleModel.Link link() {
        return link;
    }

    int margins() {
        return baseline.length;
    }

    double baseline(int k) {
        return baseline[k];
    }

    List<Tree> trees() {
        return trees;
    }

    List<TrainingRound> history() {
        return history;
    }

    /** Takes the margins of some rows, {@code margins[row * margins() + k]}, to the outputs of those from a row on. */
    interface Outputs {
        void write(double[] margins, int rows, double[] out, int from);
    }

    /** The most rows of a tile, when there are so many in all. */
    int tileRows(int rows) {
        return Math.min(rows, packed.tileRows());
    }

    /** The outputs of every row, in tiles; nothing is allocated per row. */
    void predict(Table x, int outputs, double[] out, Outputs link) {
        double[][] columns = NumericInputs.columns(features, x, outputs, out);
        int k = baseline.length;
        int tileRows = tileRows(x.rows());
        requireNothingMissing(columns, x.rows());
        TreeSteps.Tile tile = packed.tile(tileRows);
        int[] nodes = new int[tileRows];
        double[] margins = new double[tileRows * k];
        for (int from = 0; from < x.rows(); from += tileRows) {
            int rows = Math.min(tileRows, x.rows() - from);
            tile.fill(columns, from, rows);
            for (int i = 0; i < rows; i++) {
                System.arraycopy(baseline, 0, margins, i * k, k);
            }
            packed.add(tile, rows, nodes, margins);
            link.write(margins, rows, out, from);
        }
    }

    private void requireNothingMissing(double[][] columns, int rows) {
        for (double[] column : columns) {
            boolean missing = false;
            for (int i = 0; i < rows; i++) {
                missing |= column[i] != column[i];
            }
            if (missing) {
                throw firstMissing(columns, rows);
            }
        }
    }

    private IllegalArgumentException firstMissing(double[][] columns, int rows) {
        for (int i = 0; i < rows; i++) {
            for (double[] column : columns) {
                if (Double.isNaN(column[i])) {
                    return NumericInputs.unusable(features, columns, i);
                }
            }
        }
        throw new IllegalStateException("rows: expected a missing value, got none");
    }
}
