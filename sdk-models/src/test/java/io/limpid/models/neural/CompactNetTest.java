package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Predictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.ClassifierContract;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.RegressorContract;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.models.Samples;
import io.limpid.models.TrainedModelCodecs;
import io.limpid.models.tree.TreeSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nets made smaller, on rows that they were not trained on. */
class CompactNetTest {

    /** What the issue allows: half a point of accuracy. */
    private static final double HALF_A_POINT = 0.005;

    private static final MultilayerPerceptron NET =
            MultilayerPerceptron.withDefaults().withHidden(6, 4).withEpochs(10).withSeed(7);

    /** Every fourth row is held out. */
    private record Held(Dataset train, Dataset test, PipelineClassifier model) {

        static Held of(Dataset data, MultilayerPerceptron net) {
            int[] all = IntStream.range(0, data.rows()).toArray();
            Dataset train =
                    data.select(Arrays.stream(all).filter(i -> i % 4 != 0).toArray());
            Dataset test =
                    data.select(Arrays.stream(all).filter(i -> i % 4 == 0).toArray());
            return new Held(train, test, Pipeline.standard().classifier(net).fit(train));
        }

        Dataset encoded(Dataset rows) {
            return rows.withFeatures(model.preprocessing().transform(rows.features()));
        }
    }

    /** House prices above the median or not, from the 73 raw columns. */
    private static Held ames() {
        Dataset raw = TreeSamples.raw("ames.csv", "Sale_Price");
        double[] prices = raw.target().values().clone();
        double[] sorted = prices.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        Field field = new Field.Categorical("price", List.of("low", "high"));
        double[] high = Arrays.stream(prices).map(v -> v > median ? 1 : 0).toArray();
        return Held.of(
                Dataset.of(raw.features(), new Column(field, high)),
                MultilayerPerceptron.withDefaults().withEpochs(12));
    }

    @Test
    void quantization_ames_quarterOfTheSizeAndHalfAPointAtMost() {
        Held ames = ames();
        MultilayerPerceptronModel net = (MultilayerPerceptronModel) ames.model().last();
        CompactNet<MultilayerPerceptronModel> small =
                NetQuantization.withDefaults().apply(net, ames.encoded(ames.train()));
        assertThat(net.features().size()).isBetween(250, 350);
        assertThat(small.share()).isLessThanOrEqualTo(0.25);
        CompactNet.Comparison beside = small.compare(ames.encoded(ames.test()));
        requireNoWorse(beside, HALF_A_POINT);
        assertThat(beside.score("accuracy").original()).isGreaterThan(0.9); // Guessing gives one half.
        CompactNet<PipelineClassifier> raw = NetQuantization.withDefaults().apply(ames.model(), ames.train());
        assertThat(raw.compare(ames.test()).scores()).isEqualTo(beside.scores());
        CompactNet<MultilayerPerceptronModel> pruned = NetPruning.eachLayer(0.3).apply(net, ames.encoded(ames.train()));
        requireNoWorse(pruned.compare(ames.encoded(ames.test())), 2 * HALF_A_POINT);
        assertThat(pruned.share()).isLessThan(0.8);
    }

    @Test
    void quantization_credit_halfAPointAtMost() {
        Held credit = Held.of(
                TreeSamples.raw("credit.csv", "Status"),
                MultilayerPerceptron.withDefaults().withEpochs(12));
        CompactNet<PipelineClassifier> small = NetQuantization.withDefaults().apply(credit.model(), credit.train());
        requireNoWorse(small.compare(credit.test()), HALF_A_POINT);
        CompactNet<PipelineClassifier> pruned = NetPruning.eachLayer(0.3).apply(credit.model(), credit.train());
        requireNoWorse(pruned.compare(credit.test()), 2 * HALF_A_POINT);
    }

    private static void requireNoWorse(CompactNet.Comparison beside, double accuracy) {
        CompactNet.Measured right = beside.score("accuracy");
        CompactNet.Measured loss = beside.score("log loss");
        assertThat(right.compact()).isGreaterThanOrEqualTo(right.original() - accuracy);
        assertThat(loss.compact()).isNotEqualTo(loss.original()); // Or nothing was made smaller.
        assertThat(beside.bytes()).isLessThan(beside.originalBytes());
    }

    @Test
    void compare_classifier_metricsOfBothModels() {
        Dataset data = Samples.random(200, 3, 1);
        CompactNet<MultilayerPerceptronModel> small =
                NetQuantization.withDefaults().apply(NET.fit(data), data);
        CompactNet.Comparison beside = small.compare(data);
        Predictions before = Predictions.of(small.original(), data);
        Predictions after = Predictions.of(small.model(), data);
        assertThat(beside.rows()).isEqualTo(200);
        assertThat(beside.scores())
                .containsExactly(
                        new CompactNet.Measured(
                                "accuracy",
                                new Accuracy().score(before).require(),
                                new Accuracy().score(after).require()),
                        new CompactNet.Measured(
                                "log loss",
                                new LogLoss().score(before).require(),
                                new LogLoss().score(after).require()));
        assertThatThrownBy(() -> beside.score("recall"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric: expected one of [accuracy, log loss], got recall");
    }

    @Test
    void compare_regressor_errorsOfBothModels() {
        Dataset data = Samples.numbers(200, 3, 1);
        CompactNet<MultilayerPerceptronRegressionModel> small =
                NetQuantization.withDefaults().apply(NET.forRegression().fit(data), data);
        double[] before = small.original().predict(data.features());
        double[] after = small.model().predict(data.features());
        double off = IntStream.range(0, 200)
                .mapToDouble(i -> Math.abs(before[i] - after[i]))
                .max()
                .orElseThrow();
        CompactNet.Measured error = small.compare(data).scores().get(0);
        assertThat(error.metric()).isEqualTo("MAE");
        assertThat(error.compact()).isBetween(error.original() - off, error.original() + off);
        assertThat(error.compact()).isNotEqualTo(error.original());
    }

    @Test
    void compare_noRowWithWeight_refused() {
        Dataset data = Samples.random(20, 3, 1);
        CompactNet<MultilayerPerceptronModel> small =
                NetQuantization.withDefaults().apply(NET.fit(data), data);
        assertThatThrownBy(() -> small.compare(data.withWeights(new double[20])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows: expected at least 1 row with weight, got 0");
    }

    @Test
    void bytes_ofBothFiles_whatTheyTake(@TempDir Path folder) throws IOException {
        Dataset data = Samples.random(50, 30, 1);
        CompactNet<PipelineClassifier> small = NetQuantization.withDefaults()
                .apply(Pipeline.standard().classifier(NET).fit(data), data);
        Path file = folder.resolve("m.limpid");
        ModelFile.of(small.original(), TrainingRecord.of(data, 0)).write(file, TrainedModelCodecs.ALL);
        assertThat(small.originalBytes()).isEqualTo(Files.size(file));
        ModelFile.of(small.model(), TrainingRecord.of(data, 0)).write(file, TrainedModelCodecs.ALL);
        assertThat(small.bytes()).isEqualTo(Files.size(file));
    }

    /** A net in 8 bits keeps what every classifier promises. */
    @Nested
    class QuantizedNet extends ClassifierContract {

        @Override
        protected Trainer<? extends Classifier> trainer() {
            return (train, run) -> NetQuantization.withDefaults()
                    .apply(NET.fit(train, run), train)
                    .model();
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }
    }

    /** A pruned net in 8 bits keeps what every regressor promises. */
    @Nested
    class PrunedNet extends RegressorContract {

        @Override
        protected Trainer<? extends Regressor> trainer() {
            return (train, run) -> NetQuantization.withDefaults()
                    .apply(
                            NetPruning.overall(0.2)
                                    .apply(
                                            NET.withHidden(40)
                                                    .with(Optimizer.adam(0.01))
                                                    .forRegression()
                                                    .fit(train, run),
                                            train)
                                    .model(),
                            train)
                    .model();
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }
    }
}
