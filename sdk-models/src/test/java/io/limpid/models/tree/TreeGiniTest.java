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

    /** Down to the leaves all splits are tried, their falls compared as fractions: each node has the first best one. */
    @Property(tries = 400, generation = GenerationMode.RANDOMIZED)
    void fit_smallTablesOfManyTies_splitAtTheFirstBestPlace(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 40) int rows,
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
                .withMinLeaf(minLeaf)
                .fit(classes(y, classes, columns).withWeights(weights))
                .tree(0);
        assertBest(tree, 0, columns, y, weights, classes, minLeaf);
    }

    private static void assertBest(
            Tree tree, int node, double[][] columns, double[] y, double[] weights, int classes, int minLeaf) {
        int[] best = firstBest(columns, y, weights, classes, minLeaf);
        if (best.length == 0) {
            assertThat(tree.isLeaf(node)).isTrue();
            return;
        }
        double threshold = tree.threshold(node);
        assertThat(tree.feature(node)).isEqualTo(best[0]);
        assertThat(threshold).isGreaterThanOrEqualTo(best[1]).isLessThan(next(columns[best[0]], weights, best[1]));
        double[] low = weights.clone();
        double[] high = weights.clone();
        for (int i = 0; i < y.length; i++) {
            (columns[best[0]][i] <= threshold ? high : low)[i] = 0;
        }
        assertBest(tree, tree.left(node), columns, y, low, classes, minLeaf);
        assertBest(tree, tree.right(node), columns, y, high, classes, minLeaf);
    }

    /** The same of numbers: of the best falls any, for Smile's are compared in double precision. */
    @Property(tries = 400, generation = GenerationMode.RANDOMIZED)
    void fit_smallTablesOfNumbers_splitAtABestPlace(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int rows,
            @ForAll @IntRange(min = 1, max = 4) int minLeaf) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = random.ints(rows, 0, 6).asDoubleStream().toArray();
        double[][] columns = new double[3][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = random.ints(rows, 0, 4).asDoubleStream().toArray();
        }
        double[] weights = random.ints(rows, 1, 4).asDoubleStream().toArray();
        Tree tree = DecisionTree.regressor()
                .withMinLeaf(minLeaf)
                .fit(TreeSamples.numbers(y, columns).withWeights(weights))
                .tree(0);
        assertBestOfNumbers(tree, 0, columns, y, weights, minLeaf);
    }

    private static void assertBestOfNumbers(
            Tree tree, int node, double[][] columns, double[] y, double[] weights, int minLeaf) {
        double best = 0;
        for (double[] column : columns) {
            for (int value = 0; value < 3; value++) {
                best = Math.max(best, fall(column, value, y, weights, minLeaf));
            }
        }
        if (best < 1e-9) { // Falls of such whole numbers are 0, or at least one over the squared count.
            assertThat(tree.isLeaf(node)).isTrue();
            return;
        }
        assertThat(tree.isLeaf(node)).isFalse();
        double[] column = columns[tree.feature(node)];
        assertThat(fall(column, tree.threshold(node), y, weights, minLeaf)).isCloseTo(best, within(1e-9)); // Roundings.
        double[] low = weights.clone();
        double[] high = weights.clone();
        for (int i = 0; i < y.length; i++) {
            (column[i] <= tree.threshold(node) ? high : low)[i] = 0;
        }
        assertBestOfNumbers(tree, tree.left(node), columns, y, low, minLeaf);
        assertBestOfNumbers(tree, tree.right(node), columns, y, high, minLeaf);
    }

    /** By how much a split lowers the sum of squares: {@code m (n - m) / n} times the squared distance of the means. */
    private static double fall(double[] column, double threshold, double[] y, double[] weights, int minLeaf) {
        double[] count = new double[2];
        double[] sum = new double[2];
        for (int i = 0; i < y.length; i++) {
            int side = column[i] <= threshold ? 0 : 1;
            count[side] += weights[i];
            sum[side] += weights[i] * y[i];
        }
        if (count[0] < minLeaf || count[1] < minLeaf) {
            return 0;
        }
        double cross = sum[0] * count[1] - sum[1] * count[0];
        return cross * cross / (count[0] * count[1] * (count[0] + count[1]));
    }

    /**
     * At the root x1 lowers nothing; once x0 has parted the rows it is the best. scikit-learn 1.9.1,
     * {@code DecisionTreeClassifier().fit(x, y).score(x, y)}: 0.875.
     */
    @Test
    void fit_columnThatTellsNothingAtTheRoot_isAskedForBelow() {
        double[] x0 = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
        double[] x1 = {0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1};
        double[] y = {0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 1};
        Dataset data = classes(y, 2, x0, x1);
        TreeClassifier model = DecisionTree.classifier().withMinLeaf(1).fit(data);
        double[] p = model.predict(data.features());
        long hits = IntStream.range(0, y.length)
                .filter(i -> (p[2 * i + 1] > p[2 * i] ? 1 : 0) == y[i])
                .count();
        assertThat(hits).isEqualTo(14);
        Tree tree = model.tree(0);
        assertThat(tree.feature(0)).isZero();
        assertThat(tree.feature(tree.left(0))).isOne();
        assertThat(tree.feature(tree.right(0))).isOne();
    }

    private static Dataset classes(double[] y, int classes, double[]... columns) {
        return Dataset.of(
                Samples.table(columns), new Column(new Field.Categorical("kind", NAMES.subList(0, classes)), y));
    }

    private static double next(double[] column, double[] weights, int value) {
        return IntStream.range(0, column.length)
                .filter(i -> weights[i] > 0)
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
