package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.models.SameBitsTest;
import io.limpid.models.Samples;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Guards bits across JDKs and processors, as {@link SameBitsTest} does: every hash is what JDK 17.0.15 and 25.0.3 both
 * gave.
 */
class TreeBitsTest {

    private static final Dataset CLASSES = Samples.random(300, 5, 61);
    private static final Dataset NUMBERS = TreeSamples.curved(300, 5, 62);

    private static long hash(Model model, Dataset data) {
        return Arrays.hashCode(model.predict(data.features()));
    }

    @Test
    void fit_trees_knownBits() {
        assertThat(hash(DecisionTree.classifier().fit(CLASSES), CLASSES)).isEqualTo(553785003L);
        assertThat(hash(DecisionTree.regressor().fit(NUMBERS), NUMBERS)).isEqualTo(344532181L);
    }

    @Test
    void fit_forests_knownBits() {
        assertThat(hash(RandomForest.classifier().withTrees(10).fit(CLASSES), CLASSES))
                .isEqualTo(986345379L);
        assertThat(hash(RandomForest.regressor().withTrees(10).fit(NUMBERS), NUMBERS))
                .isEqualTo(1545648947L);
    }

    @Test
    void fit_boosting_knownBits() {
        assertThat(hash(GradientBoosting.classifier().withSubsample(0.7).fit(CLASSES), CLASSES))
                .isEqualTo(-20606848L);
        assertThat(hash(GradientBoosting.regressor().fit(NUMBERS), NUMBERS)).isEqualTo(706371207L);
    }

    @Test
    void fit_twoWorkersOrReversed_sameBitsAsOne() {
        Dataset iris = TreeSamples.raw("iris.csv", "species");
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Workers reversed =
                (n, body) -> IntStream.range(0, n).map(task -> n - 1 - task).forEach(body);
        try {
            for (Workers workers : new Workers[] {Workers.on(pool), reversed}) {
                Run run = Run.quiet().with(workers);
                RandomForest<TreeClassifier> forest = RandomForest.classifier().withTrees(20);
                GradientBoosting<TreeClassifier> boosting =
                        GradientBoosting.classifier().withTrees(10);
                assertThat(hash(forest.fit(iris, run), iris)).isEqualTo(hash(forest.fit(iris), iris));
                assertThat(hash(boosting.fit(iris, run), iris)).isEqualTo(hash(boosting.fit(iris), iris));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** More rows than a tile has, and no multiple of eight: the bits of one row alone. */
    @Test
    void predict_tiles_haveTheBitsOfRowsAlone() {
        TreeRegressor model = GradientBoosting.regressor().withTrees(20).fit(NUMBERS);
        Table many = NUMBERS.features()
                .select(IntStream.range(0, 2_061).map(i -> i % 300).toArray());
        double[] all = model.predict(many);
        for (int i = 0; i < 2_061; i++) {
            assertThat(model.predict(many.slice(i, i + 1))).containsExactly(all[i]);
        }
    }
}
