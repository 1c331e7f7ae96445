package io.limpid.models.tree;

import io.limpid.core.kernel.DenseRanks;
import io.limpid.core.model.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.data.AbstractTuple;
import smile.data.type.StructType;

/**
 * Reads a Smile tree, grown on ranks, into our own: the rank at which a node's hidden threshold lies is bisected by
 * asking the node, and the threshold is the middle of the two values of the node's rows on either side of it, as if it
 * had been grown on values. For one tree.
 */
final class TreeReader {

    /** What a leaf is worth. */
    interface Leaves {

        /** The values of a leaf of these rows, in ascending order; at least one. */
        double[] values(int[] rows);

        /** What a row adds to the cover. */
        double cover(int row);
    }

    private final DenseRanks[] ranks;
    private final Leaves leaves;
    private final RankTuple asked;
    private final List<Integer> features = new ArrayList<>();
    private final List<Double> thresholds = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<Double> cover = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();

    /** A reader of a tree that was grown on these ranks of each column. */
    TreeReader(DenseRanks[] ranks, StructType schema, Leaves leaves) {
        this.ranks = ranks;
        this.leaves = leaves;
        this.asked = new RankTuple(schema);
    }

    /** The tree from its root and the rows it was grown on. */
    Tree read(Node root, int[] rows) {
        add(root, rows);
        Tree.Split[] splits = new Tree.Split[features.size()];
        Arrays.fill(splits, Tree.Split.AT_MOST);
        return Tree.of(
                splits,
                ints(features),
                doubles(thresholds),
                ints(left),
                ints(right),
                doubles(cover),
                values.toArray(double[][]::new));
    }

    /** Adds a node and all below it; its place. */
    private int add(Node node, int[] rows) {
        int place = features.size();
        features.add(0);
        thresholds.add(0.0);
        left.add(0);
        right.add(0);
        cover.add(0.0);
        values.add(new double[0]);
        if (node instanceof InternalNode inner) {
            addInner(inner, rows, place);
        } else {
            double sum = 0;
            for (int row : rows) {
                sum += leaves.cover(row);
            }
            cover.set(place, sum);
            values.set(place, leaves.values(rows));
        }
        return place;
    }

    private void addInner(InternalNode node, int[] rows, int place) {
        int feature = node.feature();
        DenseRanks column = ranks[feature];
        boolean lowIsTrue = node.branch(asked.at(0));
        int last = lastLow(node, column.values().length, lowIsTrue);
        int[] low = Arrays.stream(rows).filter(i -> column.of()[i] <= last).toArray();
        int[] high = Arrays.stream(rows).filter(i -> column.of()[i] > last).toArray();
        int below = Arrays.stream(low).map(i -> column.of()[i]).max().orElseThrow();
        int above = Arrays.stream(high).map(i -> column.of()[i]).min().orElseThrow();
        features.set(place, feature);
        thresholds.set(place, between(column.values()[below], column.values()[above]));
        left.set(place, add(lowIsTrue ? node.trueChild() : node.falseChild(), low));
        right.set(place, add(lowIsTrue ? node.falseChild() : node.trueChild(), high));
        cover.set(place, cover.get(left.get(place)) + cover.get(right.get(place)));
    }

    /** The last rank that goes where rank 0 goes. */
    private int lastLow(InternalNode node, int ranks, boolean lowIsTrue) {
        int low = 0;
        int high = ranks - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (node.branch(asked.at(middle)) == lowIsTrue) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The middle, or the lower one where there is no double strictly below the upper one. */
    static double between(double a, double b) {
        double sum = a + b;
        double middle = Double.isInfinite(sum) ? a / 2 + b / 2 : sum / 2;
        return middle < b ? middle : a;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] doubles(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A row that has one rank in all columns: a node looks at its own only. */
    private static final class RankTuple extends AbstractTuple {

        private static final long serialVersionUID = 1L;

        private final transient StructType schema;
        private int rank;

        RankTuple(StructType schema) {
            this.schema = schema;
        }

        RankTuple at(int other) {
            rank = other;
            return this;
        }

        @Override
        public StructType schema() {
            return schema;
        }

        @Override
        public Object get(int i) {
            return rank;
        }

        @Override
        public int getInt(int i) {
            return rank;
        }

        @Override
        public double getDouble(int i) {
            return rank;
        }
    }
}
