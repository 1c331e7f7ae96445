package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Tree;
import io.limpid.core.run.Run;
import io.limpid.models.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionTreeTest {

    @Test
    void fit_oneStep_thresholdLeavesAndCoverAreThoseOfTheRows() {
        Dataset data = TreeSamples.numbers(new double[] {5, 5, 9, 9}, new double[] {1, 2, 4, 8});
        TreeRegressor model = DecisionTree.regressor().withMinLeaf(1).fit(data);
        Tree tree = model.tree(0);
        assertThat(model.trees()).isOne();
        assertThat(model.baseline(0)).isZero();
        assertThat(tree.nodes()).isEqualTo(3);
        assertThat(tree.feature(0)).isZero();
        assertThat(tree.threshold(0)).isEqualTo(3);
        assertThat(tree.value(tree.left(0), 0)).isEqualTo(5);
        assertThat(tree.value(tree.right(0), 0)).isEqualTo(9);
        assertThat(tree.cover(tree.left(0))).isEqualTo(2);
    }

    @Test
    void fit_smoothing_isAddedToEveryClass() {
        Dataset data = Samples.of(new double[] {0, 0, 0, 1, 1}, new double[] {1, 2, 3, 4, 5});
        double[] p = DecisionTree.classifier().withMinLeaf(2).fit(data).predict(Samples.table(new double[] {0, 9}));
        assertThat(p).containsExactly(4.0 / 5, 1.0 / 5, 1.0 / 4, 3.0 / 4);
        assertThat(DecisionTree.classifier()
                        .withMinLeaf(2)
                        .withSmoothing(0)
                        .fit(data)
                        .predict(Samples.table(new double[] {0, 9})))
                .containsExactly(1, 0, 0, 1);
    }

    @Test
    void toText_twoQuestions_drawsColumnsThresholdsAndLeaves() {
        Dataset data = TreeSamples.numbers(
                new double[] {1, 1, 7, 7, 9.5, 9.5}, new double[] {1, 1, 2, 2, 2, 2}, new double[] {0, 0, 0, 0, 1, 1});
        assertThat(DecisionTree.regressor().withMinLeaf(2).fit(data).toText(0)).isEqualTo("""
                "x0" <= 1.5
                |   value 1 (cover 2)
                "x0" > 1.5
                |   "x1" <= 0.5
                |   |   value 7 (cover 2)
                |   "x1" > 0.5
                |   |   value 9.50000 (cover 2)
                """);
        Dataset classes = Samples.of(new double[] {0, 0, 1, 1}, new double[] {1, 2, 3, 4});
        assertThat(DecisionTree.classifier()
                        .withMinLeaf(2)
                        .withSmoothing(0)
                        .fit(classes)
                        .toText(0))
                .isEqualTo("""
                "x0" <= 2.5
                |   "no" 1, "yes" 0 (cover 2)
                "x0" > 2.5
                |   "no" 0, "yes" 1 (cover 2)
                """);
    }

    @Test
    void fit_maxDepth_isTheMostQuestions() {
        Dataset data = TreeSamples.curved(400, 3, 1);
        for (int depth : new int[] {1, 2, 5}) {
            Tree tree = DecisionTree.regressor().withMaxDepth(depth).fit(data).tree(0);
            assertThat(depth(tree, 0)).isEqualTo(depth);
        }
    }

    private static int depth(Tree tree, int node) {
        return tree.isLeaf(node) ? 0 : 1 + Math.max(depth(tree, tree.left(node)), depth(tree, tree.right(node)));
    }

    @Test
    void fit_minLeaf_isTheLeastCover() {
        Tree tree = DecisionTree.regressor()
                .withMinLeaf(17)
                .fit(TreeSamples.curved(400, 3, 2))
                .tree(0);
        double least =
                IntStream.range(0, tree.nodes()).mapToDouble(tree::cover).min().orElseThrow();
        assertThat(least).isBetween(17.0, 40.0);
    }

    /** In units of the smallest weight every leaf would do. */
    @Test
    void fit_oneRowOfLittleWeight_minLeafCountsAverageRows() {
        double[] weights = new double[400];
        Arrays.fill(weights, 1);
        weights[7] = 0.001;
        Dataset data = TreeSamples.curved(400, 3, 2).withWeights(weights);
        Tree tree = DecisionTree.regressor().withMinLeaf(17).fit(data).tree(0);
        double least =
                IntStream.range(0, tree.nodes()).mapToDouble(tree::cover).min().orElseThrow();
        assertThat(least).isBetween(16.0, 40.0);
    }

    @Test
    void fit_wholeWeights_areRepeatsOfRows() {
        Dataset data = TreeSamples.curved(60, 3, 9);
        int[] repeats = IntStream.range(0, 60).map(i -> 2 + i % 3).toArray();
        int[] rows = IntStream.range(0, 60)
                .flatMap(i -> IntStream.generate(() -> i).limit(repeats[i]))
                .toArray();
        double[] weights = Arrays.stream(repeats).asDoubleStream().toArray();
        DecisionTree<TreeRegressor> trainer = DecisionTree.regressor().withMinLeaf(4);
        assertThat(trainer.fit(data.withWeights(weights)).toText(0))
                .isEqualTo(trainer.fit(data.select(rows)).toText(0));
    }

    @Test
    void fit_equalWeights_minLeafCountsRowsUnlessTheyAreWhole() {
        Dataset data = TreeSamples.numbers(new double[] {1, 1, 1, 5, 5, 9}, new double[] {1, 2, 3, 4, 5, 6});
        DecisionTree<TreeRegressor> trainer = DecisionTree.regressor().withMinLeaf(2);
        for (double weight : new double[] {0.25, 1, 1.5}) {
            double[] weights = new double[6];
            Arrays.fill(weights, weight);
            assertThat(trainer.fit(data.withWeights(weights)).tree(0).nodes()).isEqualTo(3);
        }
        double[] twos = {2, 2, 2, 2, 2, 2};
        assertThat(trainer.fit(data.withWeights(twos)).tree(0).nodes()).isEqualTo(5);
    }

    /** The average row weighs 4/3 of the first one, which is therefore too light for a leaf of one row. */
    @Test
    void fit_weightsOfACommonUnit_minLeafIsNotRoundedDown() {
        Dataset data = TreeSamples.numbers(new double[] {1, 5, 5, 5, 5, 5}, new double[] {1, 2, 3, 4, 5, 6})
                .withWeights(new double[] {0.5, 0.5, 0.5, 0.5, 1, 1});
        DecisionTree<TreeRegressor> stump = DecisionTree.regressor().withMaxDepth(1);
        assertThat(stump.withMinLeaf(1).fit(data).tree(0).threshold(0)).isEqualTo(2.5);
    }

    /**
     * Smile takes numbers less than 1e-7 apart for one, and the middle of neighbouring doubles for a number between.
     */
    @Test
    void fit_columnsOfAnyScale_areSplitAlike() {
        double[] y = {1, 1, 2, 2};
        for (double scale : new double[] {1, 1e-12, 1e-300, 1e300}) {
            double[] x = {1 * scale, 2 * scale, 3 * scale, 4 * scale};
            Dataset data = TreeSamples.numbers(y, x);
            assertThat(DecisionTree.regressor().withMinLeaf(1).fit(data).predict(data.features()))
                    .isEqualTo(y);
        }
        double[] neighbours = {1, 1, Math.nextUp(1.0), Math.nextUp(1.0)};
        Dataset data = TreeSamples.numbers(y, neighbours);
        TreeRegressor model = DecisionTree.regressor().withMinLeaf(1).fit(data);
        assertThat(model.predict(data.features())).isEqualTo(y);
    }

    /** On numbers about 1e9 from zero; tolerance: some roundings of 1e9. */
    @Test
    void fit_targetFarFromZero_sameSplits() {
        Dataset data = TreeSamples.curved(300, 3, 3);
        double[] far = Arrays.stream(data.target().values()).map(y -> y + 1e9).toArray();
        double[] near = DecisionTree.regressor().fit(data).predict(data.features());
        double[] moved = DecisionTree.regressor()
                .fit(Dataset.of(data.features(), new Column(new Field.Numeric("y"), far)))
                .predict(data.features());
        for (int i = 0; i < near.length; i++) {
            assertThat(moved[i] - 1e9).isCloseTo(near[i], within(1e-6));
        }
    }

    /** Smile's classification tree asks only between rows of different classes, and here both neighbours are b's. */
    @Test
    void fit_threeClassesOfATwoValuedColumn_isSplit() {
        Dataset data = classes(
                new double[] {0, 0, 0, 1, 1, 1, 2, 2}, new double[] {0, 0, 0, 0, 1, 1, 1, 1}, List.of("a", "b", "c"));
        TreeClassifier model =
                DecisionTree.classifier().withMinLeaf(1).withSmoothing(0).fit(data);
        assertThat(model.predict(Samples.table(new double[] {0, 1}))).containsExactly(0.75, 0.25, 0, 0, 0.5, 0.5);
    }

    @Test
    void fit_leavesOfOneLikeliestClass_stayApart() {
        double[] y = IntStream.range(0, 60)
                .mapToDouble(i -> i < 30 ? (i % 3 == 0 ? 1 : 0) : 0)
                .toArray();
        y[59] = 2;
        double[] x = IntStream.range(0, 60).mapToDouble(i -> i).toArray();
        TreeClassifier model = DecisionTree.classifier().withMaxDepth(1).fit(classes(y, x, List.of("a", "b", "c")));
        assertThat(model.tree(0).nodes()).isEqualTo(3);
    }

    private static Dataset classes(double[] y, double[] x, List<String> names) {
        return Dataset.of(Samples.table(x), new Column(new Field.Categorical("kind", names), y));
    }

    @Test
    void fit_classWithoutRows_hasNoProbability() {
        Dataset data = classes(new double[] {0, 0, 2, 2}, new double[] {1, 2, 3, 4}, List.of("a", "b", "c"));
        double[] p = DecisionTree.classifier()
                .withMinLeaf(1)
                .withSmoothing(0)
                .fit(data)
                .predict(data.features());
        assertThat(p).containsExactly(1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1);
    }

    /** Weights of no common measure; tolerance: the rounding of a mean. */
    @Test
    void fit_weightsOfAnyKind_leavesAreWeightedMeans() {
        Dataset data = TreeSamples.curved(200, 2, 4);
        SplittableRandom random = new SplittableRandom(5);
        double[] weights = random.doubles(200, 0.1, 3).toArray();
        TreeRegressor model = DecisionTree.regressor().withMaxDepth(3).fit(data.withWeights(weights));
        double[][] x = TreeSamples.columns(data.features());
        Tree tree = model.tree(0);
        for (int leaf = 0; leaf < tree.nodes(); leaf++) {
            if (tree.isLeaf(leaf)) {
                double sum = 0;
                double total = 0;
                for (int i = 0; i < 200; i++) {
                    if (tree.leaf(x, i) == leaf) {
                        sum += weights[i] * data.target().values()[i];
                        total += weights[i];
                    }
                }
                assertThat(tree.value(leaf, 0)).isCloseTo(sum / total, within(1e-12));
                assertThat(tree.cover(leaf)).isCloseTo(total, within(1e-11));
            }
        }
    }

    @Test
    void fit_heavyRow_movesTheSplit() {
        double[] x = {1, 2, 3, 4};
        Dataset data = TreeSamples.numbers(new double[] {0, 1, 4, 4.5}, x);
        DecisionTree<TreeRegressor> stump =
                DecisionTree.regressor().withMinLeaf(1).withMaxDepth(1);
        assertThat(stump.fit(data).tree(0).threshold(0)).isEqualTo(2.5);
        assertThat(stump.fit(data.withWeights(new double[] {123.4, 77.7, 0.1, 0.3}))
                        .tree(0)
                        .threshold(0))
                .isEqualTo(1.5);
    }

    @Test
    void fit_allColumnsConstant_isOneLeaf() {
        Dataset data = TreeSamples.numbers(new double[] {1, 2, 6}, new double[] {4, 4, 4});
        TreeRegressor model = DecisionTree.regressor().withMinLeaf(1).fit(data);
        assertThat(model.tree(0).nodes()).isOne();
        assertThat(model.predict(data.features())).containsExactly(3, 3, 3);
        assertThat(model.toText(0)).isEqualTo("value 3 (cover 3)\n");
    }

    @Test
    void fit_tenThousandColumns_findsTheOneThatCounts() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] columns = new double[10_000][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = random.doubles(60).toArray();
        }
        double[] y = Arrays.stream(columns[7_654]).map(v -> v > 0.5 ? 1 : 0).toArray();
        TreeClassifier model = DecisionTree.classifier().fit(Samples.of(y, columns));
        assertThat(model.tree(0).feature(0)).isEqualTo(7_654);
        assertThat(model.tree(0).nodes()).isEqualTo(3);
    }

    @Test
    void fit_cancelledWhileGrowing_ends() {
        AtomicInteger asked = new AtomicInteger();
        Run run = Run.quiet().with(() -> asked.incrementAndGet() > 5);
        assertThatThrownBy(() -> DecisionTree.regressor().fit(TreeSamples.curved(500, 3, 7), run))
                .isInstanceOf(CancellationException.class);
        assertThat(asked.get()).isEqualTo(6);
    }

    /** Asked once at first, for each of 50 columns while it is ranked, once for the node, and for each column in it. */
    @Test
    void fit_cancelledAmongTheColumns_endsAtThatColumn() {
        Dataset numbers = TreeSamples.curved(30, 50, 10);
        Dataset classes = Samples.random(30, 50, 10);
        for (int last : new int[] {1, 2, 30, 51, 52, 53, 70, 101, 102}) {
            AtomicInteger asked = new AtomicInteger();
            Run run = Run.quiet().with(() -> asked.incrementAndGet() >= last);
            assertThatThrownBy(() -> DecisionTree.regressor().withMaxDepth(1).fit(numbers, run))
                    .isExactlyInstanceOf(CancellationException.class)
                    .hasMessage("cancelled by the caller");
            assertThat(asked.getAndSet(0)).isEqualTo(last);
            assertThatThrownBy(() -> DecisionTree.classifier().withMaxDepth(1).fit(classes, run))
                    .isExactlyInstanceOf(CancellationException.class)
                    .hasMessage("cancelled by the caller");
            assertThat(asked.get()).isEqualTo(last);
        }
    }

    @Test
    void with_outOfRange_refused() {
        assertThatThrownBy(() -> DecisionTree.regressor().withMaxDepth(0))
                .hasMessage("maxDepth: expected a whole number from 1 to 100, got 0");
        assertThatThrownBy(() -> DecisionTree.regressor().withMinLeaf(0)).hasMessageStartingWith("minLeaf: expected ");
        assertThatThrownBy(() -> DecisionTree.classifier().withSmoothing(Double.NaN))
                .hasMessage("smoothing: expected a finite number of at least 0, got NaN");
    }

    @Test
    void fit_minLeafOfMoreThanAllRows_isOneLeaf() {
        Dataset data = TreeSamples.curved(20, 2, 8);
        assertThat(DecisionTree.regressor()
                        .withMinLeaf(Integer.MAX_VALUE)
                        .fit(data)
                        .tree(0)
                        .nodes())
                .isOne();
    }

    @Test
    void predict_minusZero_goesWhereZeroGoes() {
        Table x = Table.of(Schema.of(new Field.Numeric("x0")), new double[] {-1, -0.0, 0.0, 1});
        Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[] {3, 3, 3, 8}));
        TreeRegressor model = DecisionTree.regressor().withMinLeaf(1).fit(data);
        assertThat(model.predict(x)).containsExactly(3, 3, 3, 8);
        Dataset negative = TreeSamples.numbers(new double[] {3, 8}, new double[] {-1, 1});
        assertThat(DecisionTree.regressor().withMinLeaf(1).fit(negative).predict(x))
                .containsExactly(3, 3, 3, 8);
    }

    @Test
    void fit_smoothingBeyondDoublePrecision_isRefusedByName() {
        Dataset data = Samples.of(new double[] {0, 1}, new double[] {1, 2});
        assertThatThrownBy(() -> DecisionTree.classifier().withSmoothing(1e308).fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("smoothing: expected a number that for 2 classes, and with the rows' weights, is within"
                        + " double precision, got 1.0E308");
        assertThat(DecisionTree.classifier().withSmoothing(8e307).fit(data).predict(data.features()))
                .containsOnly(0.5);
    }

    /** The upper side has each of the lower one's targets twice: the same mean, in fractions that no double is. */
    @Test
    void fit_sidesOfTheSameNumbers_areNotParted() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int third = 3 + random.nextInt(8);
            double[] x = new double[3 * third];
            double[] y = new double[3 * third];
            for (int i = 0; i < x.length; i++) {
                x[i] = i < third ? 0 : 1;
                y[i] = i < third ? random.nextInt(100) / 10.0 : y[i % third];
            }
            Dataset data = TreeSamples.numbers(y, x);
            assertThat(DecisionTree.regressor().withMinLeaf(1).fit(data).tree(0).nodes())
                    .isOne();
        }
    }
}
