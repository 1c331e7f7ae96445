package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.model.Penalty;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.models.Samples;
import io.limpid.models.TrainedModelCodecs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logistic regressions in model files: of several classes, with standard errors, and from before there were these. */
class LogisticRegressionCodecTest {

    private static final Dataset TWO = Samples.random(80, 3, 51);
    private static final Schema COLUMNS = Schema.of(new Field.Numeric("a"), new Field.Numeric("b"));
    private static final LogisticRegression UNPENALISED =
            LogisticRegression.withDefaults().withPenalty(Penalty.none());

    @TempDir
    private Path folder;

    /** Three classes in turn, whatever the features, and a constant column. */
    private static Dataset three() {
        double[] y = new double[80];
        Arrays.setAll(y, i -> i % 3);
        return Dataset.of(
                Samples.table(TWO.features().column(0), TWO.features().column(1), new double[80]),
                new Column(new Field.Categorical("kind", List.of("a", "b", "c")), y));
    }

    @Test
    void read_threeClasses_sameBitsAndTests() {
        LogisticRegressionModel model = UNPENALISED.fit(three());
        LogisticRegressionModel read = roundTrip(model);
        assertThat(read.predict(three().features())).isEqualTo(model.predict(three().features()));
        assertThat(read.convergence()).isEqualTo(model.convergence());
        WaldTests.Available before = (WaldTests.Available) model.waldTests();
        WaldTests.Available after = (WaldTests.Available) read.waldTests();
        for (int k = 0; k < 3; k++) {
            assertThat(after.intercept(k)).isEqualTo(before.intercept(k));
            assertThat(after.coefficient(k, 0)).isPresent().isEqualTo(before.coefficient(k, 0));
            assertThat(after.coefficient(k, 2)).isEmpty();
        }
    }

    @Test
    void read_twoClassesWithAndWithoutTests_same() {
        LogisticRegressionModel with = UNPENALISED.fit(TWO);
        WaldTests.Available tests = (WaldTests.Available) roundTrip(with).waldTests();
        assertThat(tests.intercept(0)).isEqualTo(((WaldTests.Available) with.waldTests()).intercept(0));
        LogisticRegressionModel without = LogisticRegression.withDefaults().fit(TWO);
        assertThat(roundTrip(without).waldTests()).isEqualTo(new WaldTests.Absent(WaldTests.Reason.PENALTY));
    }

    /**
     * The file was written by the codec that knew two classes and no standard errors, of the very model that the same
     * data gives today.
     */
    @Test
    void read_fileFromBeforeStandardErrors_sameBits() throws IOException {
        Path file = folder.resolve("first.limpid");
        try (InputStream in = getClass().getResourceAsStream("/modelfile/logistic_first.limpid")) {
            Files.copy(in, file);
        }
        LogisticRegressionModel read =
                ModelFile.read(file, TrainedModelCodecs.ALL).model(LogisticRegressionModel.class);
        LogisticRegressionModel today = LogisticRegression.withDefaults().fit(TWO);
        assertThat(read.predict(TWO.features())).isEqualTo(today.predict(TWO.features()));
        assertThat(read.convergence()).isEqualTo(today.convergence());
        assertThat(read.waldTests()).isEqualTo(new WaldTests.Absent(WaldTests.Reason.NOT_STORED));
        assertThat(roundTrip(read).waldTests()).isEqualTo(read.waldTests());
    }

    @Test
    void read_wrongShapes_refused() {
        refused(
                out -> out.numbers("coefficients", new double[5]).numbers("intercepts", new double[3]),
                "\"coefficients\": expected 6 numbers, got 5");
        refused(
                out -> out.numbers("coefficients", new double[6]).numbers("intercepts", new double[2]),
                "\"intercepts\": expected 3 numbers, got 2");
        refused(
                out -> out.numbers("coefficients", new double[6]).number("intercept", 0),
                "\"intercepts\": expected an array of 3 numbers, got none");
    }

    @Test
    void read_wrongStandardErrors_refused() {
        refused(errors(new double[] {1, 1, 0}, new double[6]), "\"interceptErrors\": expected positive numbers, got 0");
        refused(
                errors(new double[] {1, 1, 1}, new double[] {1, Double.NaN, 1, 1, -1, 1}),
                "\"coefficientErrors\": expected positive numbers, got -1");
        refused(errors(new double[] {1, 1, 1}, new double[4]), "\"coefficientErrors\": expected 6 numbers, got 4");
        refused(
                out -> out.numbers("coefficients", new double[6])
                        .numbers("intercepts", new double[3])
                        .text("waldTests", "PERHAPS"),
                "\"waldTests\": expected one of ");
    }

    @Test
    void read_wrongCorrelations_refused() {
        Consumer<ModelContent.Builder> errors = errors(new double[] {1, 1, 1}, new double[] {1, 1, 1, 1, 1, 1});
        refused(
                errors.andThen(out -> out.integer("correlated", 9).numbersOrMissing("correlations", new double[35])),
                "\"correlations\": expected 36 numbers, got 35");
        refused(
                errors.andThen(out -> out.integer("correlated", 8).numbersOrMissing("correlations", new double[28])),
                "\"correlated\": expected a whole number from 9 to 9, got 8");
        double[] large = new double[36];
        large[7] = -1.01;
        refused(
                errors.andThen(out -> out.integer("correlated", 9).numbersOrMissing("correlations", large)),
                "correlations: expected numbers from -1 to 1 or missing ones, got -1.01");
    }

    /** Constraints are for two classes; the file has three. */
    @Test
    void read_heldColumnsThatCannotBe_refused() {
        Consumer<ModelContent.Builder> absent = out -> out.numbers("coefficients", new double[6])
                .numbers("intercepts", new double[3])
                .text("waldTests", "MONOTONE_CONSTRAINTS");
        refused(absent, "columns: expected those that are held");
        refused(absent.andThen(out -> out.texts("held", List.of("a"))), "expected one predictor with coefficient 0");
        refused(absent.andThen(out -> out.texts("held", List.of("nobody"))), "column \"nobody\": expected a column");
    }

    private static Consumer<ModelContent.Builder> errors(double[] intercepts, double[] coefficients) {
        return out -> out.numbers("coefficients", new double[6])
                .numbers("intercepts", new double[3])
                .text("waldTests", "AVAILABLE")
                .numbers("interceptErrors", intercepts)
                .numbersOrMissing("coefficientErrors", coefficients);
    }

    private LogisticRegressionModel roundTrip(LogisticRegressionModel model) {
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, TrainingRecord.of(TWO, 0)).write(file, TrainedModelCodecs.ALL);
        LogisticRegressionModel read =
                ModelFile.read(file, TrainedModelCodecs.ALL).model(LogisticRegressionModel.class);
        assertThat(ModelFile.digest(read, TrainedModelCodecs.ALL))
                .isEqualTo(ModelFile.digest(model, TrainedModelCodecs.ALL));
        return read;
    }

    /** Writes what a stranger might about three classes of two features, and reads it with our codec. */
    private void refused(Consumer<ModelContent.Builder> numbers, String message) {
        ModelCodec<LogisticRegressionModel> stranger = new ModelCodec<>() {
            @Override
            public String kind() {
                return "logistic-regression";
            }

            @Override
            public Class<LogisticRegressionModel> type() {
                return LogisticRegressionModel.class;
            }

            @Override
            public void encode(LogisticRegressionModel part, ModelContent.Builder out) {
                out.schema("features", COLUMNS)
                        .texts("classes", List.of("a", "b", "c"))
                        .text("convergence", "REACHED")
                        .integer("iterations", 1)
                        .number("largestGradient", 0)
                        .number("tolerance", 1e-10);
                numbers.accept(out);
            }

            @Override
            public LogisticRegressionModel decode(ModelContent in) {
                throw new IllegalStateException("only written by this codec");
            }
        };
        Path file = folder.resolve("stranger.limpid");
        ModelFile.of(LogisticRegression.withDefaults().fit(TWO), TrainingRecord.of(TWO, 0))
                .write(file, ModelCodecs.of(stranger));
        assertThatThrownBy(() -> ModelFile.read(file, TrainedModelCodecs.ALL))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message);
    }
}
