package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.model.Tree;
import io.limpid.models.Samples;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The exact best split by the Gini index, on columns of many equal values. */
class TreeGiniTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    private static final List<String> MEASURES =
            List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");

    /** All splits are tried, their falls compared as fractions of whole numbers: the first best one is the root's. */
    @Property(tries = 400, generation = GenerationMode.RANDOMIZED)
    void fit_smallTablesOfManyTies_splitAtTheFirstBestPlace(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 30) int rows,
            @ForAll @IntRange(min = 0, max = 2) int kinds,
            @ForAll @IntRange(min = 1, max = 4) int minLeaf) {
        int classes = new int[] {2, 3, 5}[kinds];
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = random.ints(rows, 0, classes).asDoubleStream().toArray();
        y[0] = 0;
        y[1] = 1;
        double[][] columns = new double[3][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = random.ints(rows, 0, 4).asDoubleStream().toArray();
        }
        double[] weights = random.ints(rows, 1, 4).asDoubleStream().toArray();
        weights[0] = 1;
        Tree tree = DecisionTree.classifier()
                .withMaxDepth(1)
                .withMinLeaf(minLeaf)
                .fit(classes(y, classes, columns).withWeights(weights))
                .tree(0);
        int[] best = firstBest(columns, y, weights, classes, minLeaf);
        if (best.length == 0) {
            assertThat(tree.nodes()).isOne();
        } else {
            assertThat(tree.feature(0)).isEqualTo(best[0]);
            assertThat(tree.threshold(0)).isGreaterThanOrEqualTo(best[1]).isLessThan(next(columns[best[0]], best[1]));
        }
    }

    private static Dataset classes(double[] y, int classes, double[]... columns) {
        return Dataset.of(
                Samples.table(columns), new Column(new Field.Categorical("kind", NAMES.subList(0, classes)), y));
    }

    private static double next(double[] column, int value) {
        return IntStream.range(0, column.length)
                .mapToDouble(i -> column[i])
                .filter(v -> v > value)
                .min()
                .orElseThrow();
    }

    /** The column and the last value below, or nothing where no split lowers the impurity. */
    private static int[] firstBest(double[][] columns, double[] y, double[] weights, int classes, int minLeaf) {
        int[] best = {};
        // The fall of a split is, but for what all have in common, low^2 / m + high^2 / (n - m), as top / bottom.
        long top = 0;
        long bottom = 1;
        long[] all = counts(columns[0], y, weights, classes, 9);
        for (int j = 0; j < columns.length; j++) {
            for (int value = 0; value < 3; value++) {
                long[] low = counts(columns[j], y, weights, classes, value);
                long m = IntStream.range(0, classes).mapToLong(k -> low[k]).sum();
                long n = IntStream.range(0, classes).mapToLong(k -> all[k]).sum();
                if (m >= minLeaf && n - m >= minLeaf) {
                    long lowSquares = 0;
                    long highSquares = 0;
                    long squares = 0;
                    for (int k = 0; k < classes; k++) {
                        lowSquares += low[k] * low[k];
                        highSquares += (all[k] - low[k]) * (all[k] - low[k]);
                        squares += all[k] * all[k];
                    }
                    long ofThis = (lowSquares * (n - m) + highSquares * m) * n - squares * m * (n - m);
                    if (ofThis * bottom > top * (m * (n - m))) {
                        top = ofThis;
                        bottom = m * (n - m);
                        best = new int[] {j, value};
                    }
                }
            }
        }
        return best;
    }

    private static long[] counts(double[] column, double[] y, double[] weights, int classes, int most) {
        long[] counts = new long[classes];
        for (int i = 0; i < y.length; i++) {
            counts[(int) y[i]] += column[i] <= most ? (long) weights[i] : 0;
        }
        return counts;
    }

    /** Between 0 and 1 all neighbours are a's, where Smile does not look: it would ask for 1.5. */
    @Test
    void fit_bestPlaceBetweenEqualNeighbours_isFound() {
        double[] x = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2};
        double[] y = {1, 1, 1, 0, 0, 0, 0, 2, 0, 2};
        Tree tree = DecisionTree.classifier()
                .withMaxDepth(1)
                .withMinLeaf(1)
                .fit(classes(y, 3, x))
                .tree(0);
        assertThat(tree.threshold(0)).isEqualTo(0.5);
    }

    /** The classes are as many on either side, in thirds, which no double is: a sum of shares might see a fall. */
    @Test
    void fit_columnThatTellsNothing_isNotAskedFor() {
        for (int repeats = 1; repeats <= 20; repeats++) {
            double[] x = new double[12 * repeats];
            double[] y = new double[12 * repeats];
            for (int i = 0; i < x.length; i++) {
                x[i] = i < 3 * repeats ? 0 : 1;
                y[i] = i % 3;
            }
            assertThat(DecisionTree.classifier()
                            .withMinLeaf(1)
                            .fit(classes(y, 3, x))
                            .tree(0)
                            .nodes())
                    .isOne();
        }
    }

    /**
     * scikit-learn 1.9.1, by {@code gold/tree_gini.py}, the same for each of 20 seeds. Tolerance: it splits values in
     * single precision.
     */
    @Test
    void fit_penguins_growsScikitLearnsTree() {
        Dataset penguins = complete();
        Tree tree = DecisionTree.classifier()
                .withMaxDepth(3)
                .withMinLeaf(5)
                .withSmoothing(0)
                .fit(penguins)
                .tree(0);
        int node = 0;
        node = question(tree, node, "flipper_length_mm", 206.5);
        int low = question(tree, tree.left(node), "bill_length_mm", 43.35000038);
        int lowLow = question(tree, tree.left(low), "bill_length_mm", 42.35000038);
        leaf(tree, tree.left(lowLow), 133, 1, 0);
        leaf(tree, tree.right(lowLow), 7, 4, 0);
        int lowHigh = question(tree, tree.right(low), "body_mass_g", 4125);
        leaf(tree, tree.left(lowHigh), 0, 51, 0);
        leaf(tree, tree.right(lowHigh), 4, 7, 1);
        int high = question(tree, tree.right(node), "bill_depth_mm", 17.64999962);
        leaf(tree, tree.left(high), 0, 0, 118);
        leaf(tree, tree.right(high), 2, 5, 0);
    }

    private static Dataset complete() {
        Dataset raw = TreeSamples.raw("penguins.csv", "species");
        Table x = raw.features();
        int[] kept = IntStream.range(0, raw.rows())
                .filter(i -> IntStream.range(0, x.schema().size()).noneMatch(j -> Double.isNaN(x.column(j)[i])))
                .toArray();
        double[][] columns = MEASURES.stream()
                .map(name -> x.select(kept).column(x.schema().require(name)))
                .toArray(double[][]::new);
        return Dataset.of(Samples.table(columns), raw.select(kept).target());
    }

    private static int question(Tree tree, int node, String column, double threshold) {
        assertThat(MEASURES.get(tree.feature(node))).isEqualTo(column);
        assertThat(tree.threshold(node)).isCloseTo(threshold, within(1e-5));
        return node;
    }

    private static void leaf(Tree tree, int node, int... counts) {
        assertThat(tree.isLeaf(node)).isTrue();
        for (int k = 0; k < counts.length; k++) {
            assertThat(tree.value(node, k) * tree.cover(node)).isCloseTo(counts[k], within(1e-9)); // A few roundings.
        }
    }
}
