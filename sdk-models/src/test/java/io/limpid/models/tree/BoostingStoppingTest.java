package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.Model;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.run.Run;
import io.limpid.models.Samples;
import io.limpid.models.TrainedModelCodecs;
import io.limpid.models.kernel.HeldOutRows;
import io.limpid.models.training.EarlyStopping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boosting that holds rows back, and what it keeps of its rounds. */
class BoostingStoppingTest {

    private static final EarlyStopping STOPPING = new EarlyStopping(5, 0.25);
    private static final Dataset NUMBERS = TreeSamples.curved(200, 4, 1);
    private static final Dataset CLASSES = Samples.random(200, 4, 2);
    private static final Dataset KINDS = TreeSamples.raw("iris.csv", "species");

    @TempDir
    private Path folder;

    private static HeldOutRows split(Dataset data, int classes) {
        return HeldOutRows.of(
                data.target().values(), classes, OptionalDouble.of(0.25), new SplittableRandom(7).split());
    }

    private static int best(List<TrainingRound> history) {
        int best = 0;
        for (int r = 1; r < history.size(); r++) {
            best = heldLoss(history, r) < heldLoss(history, best) ? r : best;
        }
        return best;
    }

    private static double heldLoss(List<TrainingRound> history, int round) {
        return history.get(round).validation().orElseThrow().loss();
    }

    /** Brute force: exactly so many rounds on the same rows, and of all rounds the one with the lowest loss. */
    private static void assertBestRound(
            GradientBoosting<? extends TreeEnsembleModel> boosting, Dataset data, int classes) {
        Model stopped = boosting.withEarlyStopping(STOPPING).fit(data);
        List<TrainingRound> history = stopped.history();
        int best = best(history);
        assertThat(history).hasSize(best + 1 + STOPPING.patience());
        Dataset training = data.select(split(data, classes).training());
        Model exactly = boosting.withTrees(best + 1).fit(training);
        assertThat(stopped.predict(data.features())).isEqualTo(exactly.predict(data.features()));
        for (int r = 0; r <= best; r++) {
            assertThat(history.get(r).training())
                    .isEqualTo(exactly.history().get(r).training());
        }
    }

    @Test
    void fit_numbers_modelIsThatOfTheBestRound() {
        assertBestRound(GradientBoosting.regressor().withTrees(2_000).withSeed(7), NUMBERS, 0);
    }

    @Test
    void fit_twoClasses_modelIsThatOfTheBestRound() {
        assertBestRound(GradientBoosting.classifier().withTrees(2_000).withSeed(7), CLASSES, 2);
    }

    @Test
    void fit_threeClasses_modelIsThatOfTheBestRound() {
        assertBestRound(
                GradientBoosting.classifier()
                        .withTrees(2_000)
                        .withLearningRate(0.5)
                        .withSeed(7),
                KINDS,
                3);
    }

    @Test
    void history_numbers_isWhatTheModelPredicts() {
        Dataset weighted =
                NUMBERS.withWeights(new SplittableRandom(3).doubles(200, 0.5, 2).toArray());
        TreeRegressor model = GradientBoosting.regressor()
                .withTrees(20)
                .withSeed(7)
                .withEarlyStopping(new EarlyStopping(20, 0.25))
                .fit(weighted);
        HeldOutRows split = split(weighted, 0);
        int best = best(model.history());
        double[] p = model.predict(weighted.features());
        double deviation = deviation(weighted, split.training());
        assertScores(model.history().get(best).training().orElseThrow(), weighted, split.training(), p, deviation);
        assertScores(model.history().get(best).validation().orElseThrow(), weighted, split.validation(), p, deviation);
        assertThat(model.history().get(0).learningRate()).hasValue(0.1);
    }

    private static double deviation(Dataset data, int[] rows) {
        double[] y = data.target().values();
        double[] w = data.weights();
        double total = IntStream.of(rows).mapToDouble(i -> w[i]).sum();
        double mean = IntStream.of(rows).mapToDouble(i -> w[i] * y[i]).sum() / total;
        return Math.sqrt(IntStream.of(rows)
                        .mapToDouble(i -> w[i] * (y[i] - mean) * (y[i] - mean))
                        .sum()
                / total);
    }

    /** Tolerance: sums of some hundred numbers near one, in another order. */
    private static void assertScores(
            TrainingRound.Scores scores, Dataset data, int[] rows, double[] p, double deviation) {
        double loss = 0;
        double error = 0;
        double total = 0;
        for (int i : rows) {
            double w = data.weights()[i];
            double away = Math.abs(data.target().values()[i] - p[i]);
            loss += w * away / deviation * away / deviation / 2;
            error += w * away;
            total += w;
        }
        assertThat(scores.loss()).isCloseTo(loss / total, within(1e-12));
        assertThat(scores.metric().orElseThrow()).isCloseTo(error / total, within(1e-12));
    }

    @Test
    void history_classesWithoutStopping_isTheTrainingSideAlone() {
        for (Dataset data : new Dataset[] {CLASSES, KINDS}) {
            TreeClassifier model = GradientBoosting.classifier().withTrees(6).fit(data);
            double[] p = model.predict(data.features());
            int k = model.outputs();
            double loss = 0;
            for (int i = 0; i < data.rows(); i++) {
                int y = (int) data.target().values()[i];
                loss -= Math.log(p[i * k + y]) / data.rows();
            }
            assertThat(model.history()).hasSize(6);
            TrainingRound last = model.history().get(5);
            assertThat(last.validation()).isEmpty();
            assertThat(last.training().orElseThrow().loss()).isCloseTo(loss, within(1e-12));
            assertThat(last.training().orElseThrow().metric().orElseThrow())
                    .isCloseTo(accuracy(model, data), within(1e-12));
        }
    }

    private static double accuracy(TreeClassifier model, Dataset data) {
        return new Accuracy().score(ClassPredictions.of(model, data)).require();
    }

    /** A column that tells nothing leaves the margins of four classes of equal shares equal, to the bit. */
    @Test
    void history_classesOfEqualMargins_countsTheFirstAlone() {
        double[] y = {0, 1, 2, 3, 0, 1, 2, 3};
        Dataset data = Dataset.of(
                Samples.table(new double[8]),
                new Column(new Field.Categorical("kind", List.of("a", "b", "c", "d")), y));
        TreeClassifier model = GradientBoosting.classifier().withTrees(5).fit(data);
        assertThat(metric(model)).isEqualTo(accuracy(model, data)).isEqualTo(0.25);
    }

    /** Even odds all over: the positive class. */
    @Test
    void history_twoClassesOfEqualOdds_countsThePositive() {
        Dataset data =
                Samples.of(new double[] {0, 1, 0, 1}, new double[] {1, 1, 1, 1}).withWeights(new double[] {1, 2, 3, 2});
        TreeClassifier model = GradientBoosting.classifier().withTrees(1).fit(data);
        assertThat(metric(model)).isEqualTo(accuracy(model, data)).isEqualTo(0.5);
    }

    @Test
    void history_weightsOfRoundedShares_areAtMostOne() {
        SplittableRandom random = new SplittableRandom(5);
        for (int rows = 3; rows < 60; rows++) {
            double[] y = new double[rows];
            Arrays.setAll(y, i -> i % 2);
            Dataset data =
                    Samples.of(y, y).withWeights(random.doubles(rows, 0.1, 1).toArray());
            TreeClassifier model = GradientBoosting.classifier()
                    .withLearningRate(1)
                    .withTrees(9)
                    .fit(data);
            assertThat(accuracy(model, data)).isEqualTo(1);
            assertThat(metric(model)).isEqualTo(1);
        }
    }

    private static double metric(TreeClassifier model) {
        TrainingRound last = model.history().get(model.history().size() - 1);
        return last.training().orElseThrow().metric().orElseThrow();
    }

    @Test
    void fit_progress_tellsBothLosses() {
        List<String> stages = new ArrayList<>();
        TreeRegressor model = GradientBoosting.regressor()
                .withTrees(3)
                .withEarlyStopping(EarlyStopping.withDefaults())
                .fit(NUMBERS, Run.quiet().with((stage, done, total) -> stages.add(stage)));
        assertThat(stages).hasSize(3);
        assertThat(stages.get(2))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "boosting, training loss %.6g, validation loss %.6g",
                        model.history().get(2).training().orElseThrow().loss(),
                        heldLoss(model.history(), 2)));
    }

    @Test
    void read_stoppedModels_haveHistoryAndBits() {
        for (Dataset data : new Dataset[] {NUMBERS, CLASSES, KINDS}) {
            GradientBoosting<?> boosting =
                    data == NUMBERS ? GradientBoosting.regressor() : GradientBoosting.classifier();
            Model model = boosting.withTrees(8).withEarlyStopping(STOPPING).fit(data);
            Path file = folder.resolve("m.limpid");
            ModelFile.of(model, TrainingRecord.of(data, 0)).write(file, TrainedModelCodecs.ALL);
            ModelFile read = ModelFile.read(file, TrainedModelCodecs.ALL);
            assertThat(read.model().history()).isEqualTo(model.history()).hasSize(8);
            assertThat(read.record().history()).isEqualTo(model.history());
            assertThat(read.model().predict(data.features())).isEqualTo(model.predict(data.features()));
        }
    }

    @Test
    void withEarlyStopping_null_isRefusedByName() {
        assertThatThrownBy(() -> GradientBoosting.regressor().withEarlyStopping(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("stopping");
    }

    @Test
    void fit_oneRow_hasNoneToHoldBack() {
        Dataset data = TreeSamples.numbers(new double[] {1}, new double[] {2});
        assertThatThrownBy(() ->
                        GradientBoosting.regressor().withEarlyStopping(STOPPING).fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("early stopping: expected two rows of a class, or of all for a number");
    }

    /** Held back is what the others say nothing of: a number whose squared error no double holds. */
    @Test
    void fit_heldRowFarBeyondTheOthers_isRefusedByName() {
        int held = split(NUMBERS, 0).validation()[0];
        double[] y = NUMBERS.target().values().clone();
        y[held] = 1e200;
        Dataset data = TreeSamples.numbers(y, TreeSamples.columns(NUMBERS.features()));
        assertThatThrownBy(() -> GradientBoosting.regressor()
                        .withSeed(7)
                        .withEarlyStopping(STOPPING)
                        .fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"y\": expected values whose validation loss is within double precision,"
                        + " got a loss of Infinity");
    }
}
