package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.model.TreeEnsembleChecks;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.models.Samples;
import io.limpid.models.TrainedModelCodecs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boosting of many classes keeps one number a leaf, and numbers near the ends of double precision are named. */
class BoostingSizeTest {

    @TempDir
    private Path folder;

    /** 180 trees of some 6 leaves; a number a class at each would be 180 x 6 x 60 x 8 bytes, more than 500 kB. */
    @Test
    void write_manyClasses_oneNumberALeaf() throws Exception {
        int classes = 60;
        double[] x = new double[120];
        double[] y = new double[120];
        Arrays.setAll(x, i -> i);
        Arrays.setAll(y, i -> i / 2);
        List<String> names =
                IntStream.range(0, classes).mapToObj(k -> "c" + (1_000 + k)).toList();
        Dataset data = Dataset.of(Samples.table(x), new Column(new Field.Categorical("kind", names), y));
        TreeClassifier model = GradientBoosting.classifier().withTrees(3).fit(data);
        assertThat(model.trees()).isEqualTo(180);
        for (int t = 0; t < 180; t++) {
            assertThat(model.tree(t).onlyMargin()).hasValue(t % classes);
        }
        assertThat(model.toText(61)).contains("\"c1001\" ").doesNotContain("\"c1000\"");
        TreeEnsembleChecks.assertTrees(model, data.features());
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, TrainingRecord.of(data, 0)).write(file, TrainedModelCodecs.ALL);
        assertThat(Files.size(file)).isLessThan(250_000);
        double[] read = ModelFile.read(file, TrainedModelCodecs.ALL).model().predict(data.features());
        assertThat(read).isEqualTo(model.predict(data.features()));
    }

    @Test
    void requireRoom_moreThanTheMemory_isRefused() {
        GradientBoosting.requireRoom("kind", 1_000, 20_000, 320_000_000);
        assertThatThrownBy(() -> GradientBoosting.requireRoom("kind", 1_000, 20_000, 319_999_999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"kind\": expected classes and rows for which the memory of 319999999 bytes"
                        + " suffices, got 1000 classes and 20000 rows, which take 320000000");
        assertThatThrownBy(() -> GradientBoosting.requireRoom("kind", 100_000, Integer.MAX_VALUE, 1L << 40))
                .hasMessageContaining("which take 3435973835200000");
    }

    @Test
    void fit_moreTreesThanAllowedForAllClasses_namesRoundsAndClasses() {
        double[] y = new double[1_200];
        Arrays.setAll(y, i -> i);
        List<String> names =
                IntStream.range(0, y.length).mapToObj(k -> "c" + (10_000 + k)).toList();
        Dataset data = Dataset.of(Samples.table(y), new Column(new Field.Categorical("kind", names), y));
        assertThatThrownBy(() -> GradientBoosting.classifier().fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"kind\": expected rounds and classes of which the product is at most 100000 trees,"
                        + " got 100 rounds and 1200 classes");
        GradientBoosting.requireTrees("kind", 100, 1_000);
    }

    @Test
    void requireCount_moreThanAnArrayHolds_isRefused() {
        assertThat(PackedTrees.requireCount("nodes", 2_147_483_639L)).isEqualTo(2_147_483_639);
        assertThatThrownBy(() -> PackedTrees.requireCount("nodes", 2_147_483_640L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trees: expected at most 2147483639 nodes of all together, got 2147483640");
    }

    @Test
    void fit_weightsOfClassesBeyondAnyRatio_areRefusedByColumn() {
        Dataset data = Samples.of(new double[] {0, 0, 1, 1}, new double[] {1, 2, 3, 4})
                .withWeights(new double[] {1e-300, 1e-300, 1e300, 1e300});
        assertThatThrownBy(() -> GradientBoosting.classifier().fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"" + data.target().name() + "\": expected classes whose weights are in a ratio"
                        + " within double precision, got weights of 2.0E-300 for \"no\" and 2.0E300 for \"yes\"");
    }

    @Test
    void fit_targetsNearTheLargest_areRefusedByColumn() {
        Dataset sum = TreeSamples.numbers(new double[] {1e308, 1e308, 9e307}, new double[] {1, 2, 3});
        Dataset difference = TreeSamples.numbers(new double[] {1e308, -1e308}, new double[] {1, 2})
                .withWeights(new double[] {1, 1e-20});
        assertThatThrownBy(() -> GradientBoosting.regressor().fit(sum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"y\": expected numbers whose sum and differences are within double precision, got"
                        + " 9.0E307 to 1.0E308");
        for (Dataset data : new Dataset[] {sum, difference}) {
            assertThatThrownBy(() -> DecisionTree.regressor().fit(data))
                    .hasMessageStartingWith("column \"y\": expected ");
            assertThatThrownBy(() -> RandomForest.regressor().fit(data))
                    .hasMessageStartingWith("column \"y\": expected ");
            assertThatThrownBy(() -> GradientBoosting.regressor().fit(data))
                    .hasMessageStartingWith("column \"y\": expected ");
        }
    }

    /** Their sum is a number, but not that of a bootstrap with the first one drawn again and again. */
    @Test
    void fit_forestOfTargetThatCannotBeDrawnTwice_isRefusedByColumn() {
        Dataset data = TreeSamples.numbers(new double[] {1.7e308, 0, 0, 0}, new double[] {1, 2, 3, 4});
        assertThatThrownBy(() -> RandomForest.regressor().fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"y\": expected numbers of which the largest is within double precision when it is"
                        + " drawn for each of 4 rows, got 1.7E308");
    }

    /** Their squares are beyond double precision, the losses in standard deviations are not. */
    @Test
    void fit_targetsWhoseSquaresOverflow_areLearnt() {
        Dataset data = TreeSamples.numbers(new double[] {1e200, 2e200, 5e200}, new double[] {1, 2, 3});
        TreeRegressor model =
                GradientBoosting.regressor().withLearningRate(1).withTrees(2).fit(data);
        assertThat(model.predict(data.features())).containsExactly(1e200, 2e200, 5e200);
        assertThat(model.history().get(1).training().orElseThrow().loss()).isZero();
    }
}
