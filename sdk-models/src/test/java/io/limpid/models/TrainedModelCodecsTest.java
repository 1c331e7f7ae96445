package io.limpid.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineModel;
import io.limpid.core.transform.TransformCodecs;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.linear.LogisticRegressionModel;
import io.limpid.models.neural.Activation;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.MultilayerPerceptronModel;
import io.limpid.models.neural.MultilayerPerceptronRegressionModel;
import io.limpid.models.neural.NetNormalization;
import io.limpid.models.neural.NetQuantization;
import io.limpid.models.neural.NeuralEngine;
import io.limpid.models.training.EarlyStopping;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedModelCodecsTest {

    private static final Dataset DATA = Samples.random(80, 3, 51);
    private static final Schema TWO = Schema.of(new Field.Numeric("a"), new Field.Numeric("b"));
    private static final TrainingRecord RECORD = new TrainingRecord(
            "",
            "",
            "y",
            OptionalDouble.empty(),
            0,
            0,
            0,
            "",
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of());

    @TempDir
    private Path folder;

    @Test
    void read_logisticRegression_sameBits() {
        LogisticRegressionModel model = LogisticRegression.withDefaults().fit(DATA);
        LogisticRegressionModel read = (LogisticRegressionModel) roundTrip(model);
        assertThat(read.predict(DATA.features())).isEqualTo(model.predict(DATA.features()));
        assertThat(read.convergence()).isEqualTo(model.convergence());
        assertThat(read.classes()).isEqualTo(model.classes());
        assertThat(read.features()).isEqualTo(model.features());
        assertThat(digest(read)).isEqualTo(digest(model));
    }

    @Test
    void read_multilayerPerceptron_sameBits() {
        MultilayerPerceptronModel model =
                MultilayerPerceptron.withDefaults().withHidden(4).withEpochs(3).fit(DATA);
        MultilayerPerceptronModel read = (MultilayerPerceptronModel) roundTrip(model);
        assertThat(read.predict(DATA.features())).isEqualTo(model.predict(DATA.features()));
        assertThat(read.trainingLoss()).isEqualTo(model.trainingLoss()).hasSize(3);
        assertThat(read.engine()).isEqualTo(NeuralEngine.LIMPID);
        assertThat(digest(read)).isEqualTo(digest(model));
    }

    @Test
    void read_deepNetWithHistory_equal() {
        MultilayerPerceptronModel model = MultilayerPerceptron.withDefaults()
                .withHidden(5, 4)
                .with(Activation.GELU)
                .with(NetNormalization.BATCH)
                .with(EarlyStopping.withDefaults())
                .withEpochs(4)
                .fit(Samples.threeClasses(60, 52));
        MultilayerPerceptronModel read = (MultilayerPerceptronModel) roundTrip(model);
        assertThat(read.history()).isEqualTo(model.history()).hasSize(4);
        assertThat(read.hidden()).containsExactly(5, 4);
        assertThat(read.activation()).isEqualTo(Activation.GELU);
        assertThat(digest(read)).isEqualTo(digest(model));
    }

    @Test
    void read_regressionNet_sameBits() {
        Dataset data = Samples.numbers(40, 3, 53);
        Model model = MultilayerPerceptron.withDefaults()
                .withEpochs(2)
                .forRegression()
                .fit(data);
        MultilayerPerceptronRegressionModel read = (MultilayerPerceptronRegressionModel) roundTrip(model);
        assertThat(read.predict(data.features())).isEqualTo(model.predict(data.features()));
        assertThat(digest(read)).isEqualTo(digest(model));
    }

    @Test
    void record_netBehindAPipeline_hasItsHistory() {
        Model model = Pipeline.standard()
                .classifier(MultilayerPerceptron.withDefaults().withEpochs(3))
                .fit(DATA);
        ModelFile.of(model, RECORD).write(file(), TrainedModelCodecs.ALL);
        assertThat(ModelFile.read(file(), TrainedModelCodecs.ALL).record().history())
                .hasSize(3)
                .isEqualTo(((PipelineModel) model).last().history());
    }

    /** Files of nets with one hidden layer of rectifiers, as they once were written. */
    @Test
    void read_netOfTheFirstFormat_predictsTheSame() {
        ModelCodec<MultilayerPerceptronModel> first = net(2, new double[] {1, 0, 0, -2}, 2);
        ModelFile.of(MultilayerPerceptron.withDefaults().withEpochs(1).fit(DATA), RECORD)
                .write(file(), ModelCodecs.of(first));
        MultilayerPerceptronModel read = (MultilayerPerceptronModel)
                ModelFile.read(file(), TrainedModelCodecs.ALL).model();
        double[] half = {0.5, 0.5, 0.5, 0.5};
        assertThat(read.predict(Table.of(TWO, new double[] {3, -1}, new double[] {1, -1})))
                .isEqualTo(half);
        assertThat(read.weight(0, 1, 1)).isEqualTo(-2);
        assertThat(read.activation()).isEqualTo(Activation.RELU);
        assertThat(read.history()).isEmpty();
    }

    @Test
    void read_deepNetOfWrongShape_refused() {
        refused(layers(new double[] {0.5, 1}), "\"widths\": expected whole numbers from 1 to 100000");
        refused(layers(new double[] {100_001, 1}), "\"widths\": expected whole numbers from 1 to 100000");
        refused(layers(new double[] {90_000, 90_000}), "\"weights0\": expected 180000 numbers, got 4");
        refused(layers(new double[] {2, 3}), "\"weights1\": expected 6 numbers, got 2");
        refused(layers(new double[] {2}), "output layer: expected 1 units, got 2");
    }

    @Test
    void read_netWithLayerNormalisation_sameBits() {
        MultilayerPerceptronModel model = MultilayerPerceptron.withDefaults()
                .withHidden(5, 4)
                .with(NetNormalization.LAYER)
                .withEpochs(4)
                .fit(DATA);
        MultilayerPerceptronModel read = (MultilayerPerceptronModel) roundTrip(model);
        assertThat(read.predict(DATA.features())).isEqualTo(model.predict(DATA.features()));
        assertThat(read.normalization()).isEqualTo(NetNormalization.LAYER);
        assertThat(read.gain(1, 3)).isEqualTo(model.gain(1, 3)).isNotEqualTo(1);
        assertThat(digest(read)).isEqualTo(digest(model));
    }

    @Test
    void read_netWithLayerNormalisationIn8Bits_sameBits() {
        MultilayerPerceptronModel model = MultilayerPerceptron.withDefaults()
                .withHidden(5, 4)
                .with(NetNormalization.LAYER)
                .withEpochs(4)
                .fit(DATA);
        Model small = NetQuantization.withDefaults().apply(model, DATA).model();
        MultilayerPerceptronModel read = (MultilayerPerceptronModel) roundTrip(small);
        assertThat(read.predict(DATA.features())).isEqualTo(small.predict(DATA.features()));
        assertThat(read.gain(1, 3)).isEqualTo(model.gain(1, 3));
        assertThat(read.bitsPerWeight()).isEqualTo(8);
    }

    @Test
    void read_forgedLayerNormalisation_refused() {
        double[] two = {1, 2};
        refused(normalized(NetNormalization.LAYER, new double[3], two), "\"gains0\": expected 2 numbers, got 3");
        refused(normalized(NetNormalization.LAYER, two, new double[0]), "\"shifts0\": expected 2 numbers, got 0");
        refused(
                normalized(NetNormalization.LAYER, new double[] {1, Double.NaN}, two),
                "\"gains0\": expected finite numbers, got NaN at 1");
        refused(
                normalized(NetNormalization.BATCH, two, two),
                "\"normalization\": expected LAYER or nothing, got BATCH");
    }

    private static ModelCodec<MultilayerPerceptronModel> normalized(
            NetNormalization kind, double[] gains, double[] shifts) {
        return layers(
                new double[] {2, 1},
                out -> out.choice("normalization", kind)
                        .numbersOrMissing("gains0", gains)
                        .numbers("shifts0", shifts));
    }

    private static ModelCodec<MultilayerPerceptronModel> layers(double[] widths) {
        return layers(widths, out -> {});
    }

    private static ModelCodec<MultilayerPerceptronModel> layers(double[] widths, Consumer<ModelContent.Builder> more) {
        return content(
                "multilayer-perceptron",
                MultilayerPerceptronModel.class,
                out -> more.accept(out.schema("features", TWO)
                        .texts("classes", List.of("a", "b"))
                        .choice("engine", NeuralEngine.LIMPID)
                        .choice("activation", Activation.RELU)
                        .integer("layers", widths.length)
                        .numbers("widths", widths)
                        .numbers("weights0", new double[4])
                        .numbers("biases0", new double[2])
                        .numbers("weights1", new double[2])
                        .numbers("biases1", new double[1])
                        .integer("epochs", 0)
                        .numbers("trainingLoss", new double[0])
                        .numbers("learningRate", new double[0])
                        .numbers("trainingMetric", new double[0])
                        .numbers("validationLoss", new double[0])
                        .numbers("validationMetric", new double[0])));
    }

    /** Most files hold a pipeline, so this module's kinds alone must read it. */
    @Test
    void read_pipelineOfAModel_sameBits() {
        Model model = Pipeline.standard()
                .classifier(LogisticRegression.withDefaults())
                .fit(DATA);
        assertThat(roundTrip(model).predict(DATA.features())).isEqualTo(model.predict(DATA.features()));
    }

    /** A caller that lists the pipeline's kinds too, as was needed once, gets no kind twice. */
    @Test
    void and_transformCodecs_eachKindOnce() {
        Model model = LogisticRegression.withDefaults().fit(DATA);
        ModelCodecs both = TransformCodecs.ALL.and(TrainedModelCodecs.ALL).and(TransformCodecs.ALL);
        assertThat(ModelFile.digest(model, both)).isEqualTo(digest(model));
    }

    @Test
    void read_logisticRegressionOfWrongShape_refused() {
        refused(logistic(out -> out.numbers("coefficients", new double[] {1})), "\"coefficients\": expected 2 numbers");
        refused(
                logistic(out -> out.numbersOrMissing("coefficients", new double[] {1, Double.NaN})),
                "\"coefficients\": expected finite numbers, got NaN at 1");
    }

    @Test
    void read_logisticRegressionOfOneClass_refused() {
        refused(
                content("logistic-regression", LogisticRegressionModel.class, out -> {
                    out.schema("features", TWO).texts("classes", List.of("a", "a"));
                    out.numbers("coefficients", new double[2]).number("intercept", 0);
                    convergence(out);
                }),
                "logistic-regression: classes: expected at least 2 different ones, got [\"a\", \"a\"]");
    }

    @Test
    void read_logisticRegressionOfCategories_refused() {
        Schema street = Schema.of(new Field.Categorical("Street", List.of("Grvl")));
        refused(
                content("logistic-regression", LogisticRegressionModel.class, out -> {
                    out.schema("features", street).texts("classes", List.of("a", "b"));
                    out.numbers("coefficients", new double[1]).number("intercept", 0);
                    convergence(out);
                }),
                "column \"Street\": expected a numeric column");
    }

    @Test
    void read_netOfWrongShape_refused() {
        refused(net(3, new double[4], 2), "\"weights\": expected 6 numbers, got 4");
        refused(net(2, new double[4], 3), "\"biases\": expected 2 numbers, got 3");
        refused(net(0, new double[0], 0), "\"units\": expected a whole number from 1");
        refused(net(2_000_000_000, new double[4], 2), "\"units\": expected a whole number from 1");
    }

    private Model roundTrip(Model model) {
        ModelFile.of(model, RECORD).write(file(), TrainedModelCodecs.ALL);
        return ModelFile.read(file(), TrainedModelCodecs.ALL).model();
    }

    /** Without columns any number of units has no weights, and so nothing in the file to pay for it. */
    @Test
    void read_netWithoutColumns_refusedBeforeItsUnitsAreMade() {
        refused(
                net(Schema.of(), Integer.MAX_VALUE, new double[0], 1),
                "\"features\": expected at least 1 column, got 0");
    }

    private static String digest(Model model) {
        return ModelFile.digest(model, TrainedModelCodecs.ALL);
    }

    /** Writes what a stranger might, under our kind's name, and reads it with our codec. */
    private void refused(ModelCodec<? extends Model> stranger, String message) {
        Model any = stranger.type() == LogisticRegressionModel.class
                ? LogisticRegression.withDefaults().fit(DATA)
                : MultilayerPerceptron.withDefaults().withEpochs(1).fit(DATA);
        ModelFile.of(any, RECORD).write(file(), ModelCodecs.of(stranger));
        assertThatThrownBy(() -> ModelFile.read(file(), TrainedModelCodecs.ALL))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message);
    }

    private Path file() {
        return folder.resolve("m.limpid");
    }

    private static ModelCodec<LogisticRegressionModel> logistic(Consumer<ModelContent.Builder> coefficients) {
        return content("logistic-regression", LogisticRegressionModel.class, out -> {
            out.schema("features", TWO).texts("classes", List.of("a", "b")).number("intercept", 0);
            coefficients.accept(out);
            convergence(out);
        });
    }

    private static ModelCodec<MultilayerPerceptronModel> net(int units, double[] weights, int biases) {
        return net(TWO, units, weights, biases);
    }

    private static ModelCodec<MultilayerPerceptronModel> net(Schema features, int units, double[] weights, int biases) {
        return content(
                "multilayer-perceptron",
                MultilayerPerceptronModel.class,
                out -> out.schema("features", features)
                        .texts("classes", List.of("a", "b"))
                        .choice("engine", NeuralEngine.LIMPID)
                        .integer("units", units)
                        .numbers("weights", weights)
                        .numbers("biases", new double[biases])
                        .numbers("outputWeights", new double[2])
                        .number("outputBias", 0)
                        .integer("epochs", 0)
                        .numbers("trainingLoss", new double[0]));
    }

    private static void convergence(ModelContent.Builder out) {
        out.text("convergence", "REACHED")
                .integer("iterations", 1)
                .number("largestGradient", 0)
                .number("tolerance", 1e-10);
    }

    private static <T> ModelCodec<T> content(String kind, Class<T> type, Consumer<ModelContent.Builder> content) {
        return new ModelCodec<>() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Class<T> type() {
                return type;
            }

            @Override
            public void encode(T part, ModelContent.Builder out) {
                content.accept(out);
            }

            @Override
            public T decode(ModelContent in) {
                throw new IllegalStateException("only written by this codec");
            }
        };
    }
}
