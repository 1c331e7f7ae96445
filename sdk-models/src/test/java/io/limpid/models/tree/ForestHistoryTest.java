package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.model.Model;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.models.Samples;
import io.limpid.models.TrainedModelCodecs;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scores that a forest keeps, a round a tree, and their way through a file. */
class ForestHistoryTest {

    private static final Dataset NUMBERS = TreeSamples.curved(80, 3, 1);
    private static final Dataset CLASSES = Samples.random(80, 3, 2);

    @TempDir
    private Path folder;

    private Model roundTrip(Model model, Dataset data, ModelCodecs written) {
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, TrainingRecord.of(data, 0)).write(file, written);
        return ModelFile.read(file, TrainedModelCodecs.ALL).model();
    }

    /** Tolerance: sums of 30 in another order. */
    @Test
    void history_forest_isARoundATreeAndEndsAtItsLosses() {
        TreeClassifier model = RandomForest.classifier().withTrees(30).fit(CLASSES);
        assertThat(model.history()).hasSize(30);
        TrainingRound last = model.history().get(29);
        assertThat(last.training().orElseThrow().loss())
                .isCloseTo(
                        new LogLoss().score(ClassPredictions.of(model, CLASSES)).require(), within(1e-13));
        assertThat(last.validation().orElseThrow().loss())
                .isGreaterThan(last.training().orElseThrow().loss());
        assertThat(last.learningRate()).isEmpty();
    }

    /**
     * Half the trees for each class is a tie that rounding decides, in the model and in what it tells of itself alike.
     */
    @Test
    void history_tiesOfTwoClasses_lastAccuracyIsTheModels() {
        for (int seed = 0; seed < 30; seed++) {
            Dataset data = Samples.random(60, 2, seed);
            TreeClassifier model =
                    RandomForest.classifier().withTrees(6).withSeed(seed).fit(data);
            double accuracy =
                    new Accuracy().score(ClassPredictions.of(model, data)).require();
            assertThat(model.history().get(5).training().orElseThrow().metric().orElseThrow())
                    .as("seed %d", seed)
                    .isCloseTo(accuracy, within(1e-12)); // A row is a sixtieth.
        }
    }

    /** Rows that no tree was grown on cost about what the out-of-bag loss says: 2,000 of the same distribution. */
    @Test
    void history_outOfBagLoss_isNearThatOfRowsNeverSeen() {
        Dataset train = TreeSamples.curved(400, 3, 3);
        Dataset fresh = TreeSamples.curved(2_000, 3, 4);
        TreeRegressor model = RandomForest.regressor().withTrees(200).fit(train);
        double[] p = model.predict(fresh.features());
        double loss = IntStream.range(0, 2_000)
                .mapToDouble(i -> Math.pow(fresh.target().values()[i] - p[i], 2))
                .average()
                .orElseThrow();
        double outOfBag = model.history().get(199).validation().orElseThrow().loss();
        double training = model.history().get(199).training().orElseThrow().loss();
        assertThat(outOfBag).isBetween(0.8 * loss, 1.2 * loss); // Two standard errors of 400 squares are a tenth.
        assertThat(training).isLessThan(0.6 * loss);
    }

    @Test
    void history_anyOrderOfWorkers_sameBits() {
        Workers reversed =
                (n, body) -> IntStream.range(0, n).map(task -> n - 1 - task).forEach(body);
        RandomForest<TreeRegressor> forest = RandomForest.regressor().withTrees(25);
        assertThat(forest.fit(NUMBERS, Run.quiet().with(reversed)).history())
                .isEqualTo(forest.fit(NUMBERS).history());
    }

    @Test
    void history_singleTree_isEmpty() {
        assertThat(DecisionTree.regressor().fit(NUMBERS).history()).isEmpty();
        assertThat(DecisionTree.classifier().fit(CLASSES).history()).isEmpty();
    }

    /** Of one row no tree leaves out any, so that the validation is missing. */
    @Test
    void read_forest_hasTheSameHistory() {
        Dataset one = TreeSamples.numbers(new double[] {3}, new double[] {1});
        for (Dataset data : List.of(NUMBERS, one)) {
            TreeRegressor model = RandomForest.regressor().withTrees(6).fit(data);
            assertThat(model.history().get(5).validation().isPresent()).isEqualTo(data != one);
            assertThat(roundTrip(model, data, TrainedModelCodecs.ALL).history()).isEqualTo(model.history());
        }
        TreeClassifier model = RandomForest.classifier().withTrees(6).fit(CLASSES);
        assertThat(roundTrip(model, CLASSES, TrainedModelCodecs.ALL).history()).isEqualTo(model.history());
    }

    @Test
    void read_fileOfBeforeThereWereHistories_hasNone() {
        TreeRegressor model = RandomForest.regressor().withTrees(6).fit(NUMBERS);
        Model read = roundTrip(model, NUMBERS, ModelCodecs.of(earlier(out -> {})));
        assertThat(read.history()).isEmpty();
        assertThat(read.predict(NUMBERS.features())).isEqualTo(model.predict(NUMBERS.features()));
    }

    @Test
    void read_moreRoundsThanNumbers_refused() {
        TreeRegressor model = RandomForest.regressor().withTrees(6).fit(NUMBERS);
        assertThatThrownBy(() -> roundTrip(
                        model,
                        NUMBERS,
                        ModelCodecs.of(earlier(
                                out -> out.integer("rounds", 7).numbersOrMissing("learningRate", new double[6])))))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("\"learningRate\": expected 7 numbers, got 6");
        assertThatThrownBy(() ->
                        roundTrip(model, NUMBERS, ModelCodecs.of(earlier(out -> out.integer("rounds", 1_000_000)))))
                .hasMessageContaining("\"rounds\": expected a whole number from 1 to 100000");
    }

    /** Writes the trees, and then what is added. */
    private static ModelCodec<TreeRegressor> earlier(Consumer<ModelContent.Builder> added) {
        return new ModelCodec<>() {
            @Override
            public String kind() {
                return "tree-regressor";
            }

            @Override
            public Class<TreeRegressor> type() {
                return TreeRegressor.class;
            }

            @Override
            public void encode(TreeRegressor model, ModelContent.Builder out) {
                out.schema("schema", model.features());
                TreeContent.encode(model.ensemble(), out);
                added.accept(out);
            }

            @Override
            public TreeRegressor decode(ModelContent in) {
                throw new IllegalStateException("only written by this codec");
            }
        };
    }
}
