package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Tree;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.models.Samples;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomForestTest {

    private static final Dataset DATA = TreeSamples.curved(150, 6, 1);

    private static Set<String> drawings(TreeRegressor model) {
        return IntStream.range(0, model.trees()).mapToObj(model::toText).collect(Collectors.toSet());
    }

    @Test
    void fit_seeds_giveOtherTreesEach() {
        TreeRegressor one = RandomForest.regressor().withTrees(20).fit(DATA);
        TreeRegressor other = RandomForest.regressor().withTrees(20).withSeed(1).fit(DATA);
        assertThat(drawings(one)).hasSize(20).doesNotContainAnyElementsOf(drawings(other));
    }

    /** The mean of the trees one by one; tolerance: the rounding of sums of twenty. */
    @Test
    void predict_anyRow_isTheMeanOfTheTrees() {
        TreeRegressor model = RandomForest.regressor().withTrees(20).fit(DATA);
        double[][] x = TreeSamples.columns(DATA.features());
        double[] p = model.predict(DATA.features());
        for (int i = 0; i < DATA.rows(); i++) {
            double sum = 0;
            for (int t = 0; t < 20; t++) {
                Tree tree = model.tree(t);
                sum += 20 * tree.value(tree.leaf(x, i), 0);
            }
            assertThat(p[i]).isCloseTo(sum / 20, within(1e-12));
        }
    }

    @Test
    void fit_everyTree_isOfAsManyDrawnRowsAsThereAre() {
        TreeRegressor model = RandomForest.regressor().withTrees(10).fit(DATA);
        for (int t = 0; t < 10; t++) {
            assertThat(model.tree(t).cover(0)).isEqualTo(150);
        }
    }

    @Test
    void fit_oneColumnANode_asksForAllColumnsAtRoots() {
        TreeRegressor model = RandomForest.regressor()
                .withTrees(80)
                .withMtry(1)
                .withMaxDepth(1)
                .fit(DATA);
        Set<Integer> roots = IntStream.range(0, 80)
                .mapToObj(t -> model.tree(t).feature(0))
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(roots).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @Test
    void fit_allColumnsANode_asksForTheBestAtRoots() {
        TreeRegressor model = RandomForest.regressor()
                .withTrees(20)
                .withMtry(1_000)
                .withMaxDepth(1)
                .fit(DATA);
        for (int t = 0; t < 20; t++) {
            assertThat(model.tree(t).feature(0)).isZero();
        }
    }

    /** Of 4,000 draws, each row's share is within five standard deviations of what its weight says. */
    @Test
    void bootstrap_weights_areDrawnInProportion() {
        int[] drawn = new int[4];
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 1_000; round++) {
            int[] counts = RandomForest.bootstrap(new double[] {0.5, 0.5 + 1, 0.5 + 1 + 2, 4}, random);
            assertThat(Arrays.stream(counts).sum()).isEqualTo(4);
            Arrays.setAll(drawn, i -> drawn[i] + counts[i]);
        }
        double[] shares = {0.125, 0.25, 0.5, 0.125};
        for (int i = 0; i < 4; i++) {
            double deviation = Math.sqrt(4_000 * shares[i] * (1 - shares[i]));
            assertThat((double) drawn[i]).isCloseTo(4_000 * shares[i], within(5 * deviation));
        }
    }

    @Test
    void fit_weights_countByTheirRatios() {
        double[] weights = new SplittableRandom(4).doubles(150, 0.1, 3).toArray();
        double[] larger = Arrays.stream(weights).map(w -> 1e300 * w).toArray();
        RandomForest<TreeRegressor> forest = RandomForest.regressor().withTrees(5);
        double[] plain = forest.fit(DATA).predict(DATA.features());
        double[] weighted = forest.fit(DATA.withWeights(weights)).predict(DATA.features());
        assertThat(weighted).isNotEqualTo(plain);
        assertThat(forest.fit(DATA.withWeights(
                                Arrays.stream(weights).map(w -> 4 * w).toArray()))
                        .predict(DATA.features()))
                .isEqualTo(weighted);
        assertThat(forest.fit(DATA.withWeights(larger)).predict(DATA.features()))
                .hasSize(150);
    }

    private static List<String> told(RandomForest<?> forest, Dataset data, Workers workers) {
        List<String> told = new CopyOnWriteArrayList<>();
        Run run = Run.quiet().with((stage, now, total) -> told.add(now + " of " + total + ": " + stage));
        forest.fit(data, run.with(workers));
        return told;
    }

    @Test
    void fit_progress_tellsOfEveryTreeWithItsLosses() {
        List<String> told = told(RandomForest.regressor().withTrees(7), DATA, Workers.sequential());
        assertThat(told).hasSize(7);
        for (int t = 0; t < 7; t++) {
            assertThat(told.get(t))
                    .matches((t + 1) + " of 7: growing the forest, training loss [0-9.]+, out-of-bag loss [0-9.]+");
        }
    }

    /** The last tree first, or two at once: nothing is told before its turn, nor otherwise. */
    @Test
    void fit_treesReadyInAnyOrder_progressIsTheSame() {
        RandomForest<TreeRegressor> forest = RandomForest.regressor().withTrees(40);
        List<String> expected = told(forest, DATA, Workers.sequential());
        Workers reversed =
                (n, body) -> IntStream.range(0, n).map(task -> n - 1 - task).forEach(body);
        assertThat(told(forest, DATA, reversed)).isEqualTo(expected);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            assertThat(told(forest, DATA, Workers.on(pool))).isEqualTo(expected);
        } finally {
            pool.shutdownNow();
        }
    }

    /** A single row is drawn by every tree. */
    @Test
    void fit_oneRow_hasNoOutOfBagLoss() {
        Dataset one = TreeSamples.numbers(new double[] {3}, new double[] {1});
        assertThat(told(RandomForest.regressor().withTrees(2), one, Workers.sequential()))
                .containsExactly(
                        "1 of 2: growing the forest, training loss 0.00000",
                        "2 of 2: growing the forest, training loss 0.00000");
    }

    @Test
    void fit_cancelledAfterTwoTrees_ends() {
        AtomicInteger grown = new AtomicInteger();
        Run run =
                Run.quiet().with((stage, done, total) -> grown.set((int) done)).with(() -> grown.get() >= 2);
        assertThatThrownBy(() -> RandomForest.regressor().fit(DATA, run)).isInstanceOf(CancellationException.class);
        assertThat(grown.get()).isEqualTo(2);
    }

    @Test
    void fit_tenThousandColumns_isGrown() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] columns = new double[10_000][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = random.doubles(40).toArray();
        }
        double[] y = Arrays.stream(columns[0]).map(v -> v > 0.5 ? 1 : 0).toArray();
        TreeClassifier model = RandomForest.classifier().withTrees(3).fit(Samples.of(y, columns));
        assertThat(model.trees()).isEqualTo(3);
        assertThat(model.predict(Samples.table(columns))).hasSize(80);
    }

    @Test
    void fit_constantColumns_givesTheMeanOfTheDraws() {
        Dataset data = TreeSamples.numbers(new double[] {4, 4, 4}, new double[] {1, 1, 1});
        assertThat(RandomForest.regressor().withTrees(4).fit(data).predict(data.features()))
                .containsExactly(4, 4, 4);
    }

    /** Four trees that are sure, and one more that knows nothing. */
    @Test
    void fit_sureTrees_leaveAFifthOfDoubt() {
        double[] x = IntStream.range(0, 60).mapToDouble(i -> i).toArray();
        double[] y = Arrays.stream(x).map(v -> v < 30 ? 0 : 1).toArray();
        TreeClassifier model = RandomForest.classifier().withTrees(4).fit(Samples.of(y, x));
        double[] p = model.predict(Samples.table(new double[] {0, 59}));
        assertThat(model.baseline(0)).isEqualTo(0.1);
        double[] expected = {0.9, 0.1, 0.1, 0.9};
        for (int i = 0; i < 4; i++) {
            assertThat(p[i]).isCloseTo(expected[i], within(1e-15)); // Four fifths added up.
        }
    }

    @Test
    void with_outOfRange_refused() {
        assertThatThrownBy(() -> RandomForest.classifier().withTrees(0))
                .hasMessage("trees: expected a whole number from 1 to 100000, got 0");
        assertThatThrownBy(() -> RandomForest.classifier().withMtry(0)).hasMessageStartingWith("mtry: expected ");
    }
}
