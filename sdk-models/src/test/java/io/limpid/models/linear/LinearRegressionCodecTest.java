package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.limpid.models.TrainedModelCodecs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearRegressionCodecTest {

    private static final Dataset DATA = LinearRegressionTest.random(40, 2, 21);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void read_savedModel_hasItsSummaryAndBits(double lambda) {
        LinearRegressionModel model = LinearRegression.withDefaults()
                .withPenalty(Penalty.ridge(lambda))
                .fit(DATA);
        write(model, TrainedModelCodecs.ALL);
        LinearRegressionModel read =
                ModelFile.read(file(), TrainedModelCodecs.ALL).model(LinearRegressionModel.class);
        assertThat(read.summary()).isEqualTo(model.summary());
        assertThat(read.predict(DATA.features())).isEqualTo(model.predict(DATA.features()));
        assertThat(ModelFile.digest(read, TrainedModelCodecs.ALL))
                .isEqualTo(ModelFile.digest(model, TrainedModelCodecs.ALL));
    }

    @Test
    void read_ranksThatCannotBe_refused() {
        refused(new Forged(40, 2, 3, 0.5, new double[] {1, 1, 1}), "\"rank\": expected a whole number from 0 to 2");
        refused(new Forged(40, 1, 2, 0.5, new double[] {1, 1, 1}), "rank: expected at most 1, with 1 of 2 columns");
        refused(new Forged(2, 2, 2, 0.5, new double[] {1, 1, 1}), "rank: expected at most 1, with 2 of 2 columns");
        refused(new Forged(0, 2, 2, 0.5, new double[] {1, 1, 1}), "\"rows\": expected a whole number from 1");
    }

    @Test
    void read_sharesThatCannotBe_refused() {
        refused(
                new Forged(40, 2, 2, 1.5, new double[] {1, 1, 1}),
                "unexplained: expected a share from 0 to 1, got 1.5");
        refused(new Forged(40, 2, 2, -0.5, new double[] {1, 1, 1}), "unexplained: expected a share from 0 to 1");
    }

    @Test
    void read_standardErrorsThatCannotBe_refused() {
        refused(new Forged(40, 2, 2, 0.5, new double[] {1, 1}), "\"standardErrors\": expected 3 numbers, got 2");
        refused(new Forged(40, 2, 2, 0.5, new double[] {1, 0, 1}), "standardErrors: expected finite numbers above 0");
        refused(new Forged(40, 2, 2, 0.5, new double[] {1, -1, 1}), "standardErrors: expected finite numbers above 0");
    }

    @Test
    void read_correlationsOrHeldColumnsThatCannotBe_refused() {
        Forged forged = new Forged(40, 2, 2, 0.5, new double[] {1, 1, 1});
        refused(forged.and(out -> correlations(out, 0.5, 2)), "correlations: expected numbers from -1 to 1");
        refused(forged.and(out -> correlations(out, 0.5)), "\"correlations\": expected 3 numbers, got 2");
        refused(forged.and(out -> out.texts("held", List.of("x1"))), "column \"x1\": expected coefficient 0");
        refused(forged.and(out -> out.texts("held", List.of("x2"))), "column \"x2\": expected a column");
    }

    private static void correlations(ModelContent.Builder out, double... two) {
        double[] all = Arrays.copyOf(two, two.length + 1);
        out.integer("correlated", 3).numbersOrMissing("correlations", all);
    }

    /** Whatever is read, whoever made it, a summary comes of it and no division by nothing. */
    @Test
    void read_tinyStandardErrors_saysSo() {
        double[] tiny = {Double.MIN_VALUE, Double.MIN_VALUE, Double.MIN_VALUE};
        write(LinearRegression.withDefaults().fit(DATA), ModelCodecs.of(new Forged(40, 2, 2, 0.5, tiny)));
        LinearRegressionModel read =
                ModelFile.read(file(), TrainedModelCodecs.ALL).model(LinearRegressionModel.class);
        assertThat(read.summary().intercept().p().require()).isZero();
        assertThat(read.summary().intercept().t().value()).isEmpty();
    }

    private void refused(ModelCodec<LinearRegressionModel> stranger, String message) {
        write(LinearRegression.withDefaults().fit(DATA), ModelCodecs.of(stranger));
        assertThatThrownBy(() -> ModelFile.read(file(), TrainedModelCodecs.ALL))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message);
    }

    private void write(LinearRegressionModel model, ModelCodecs codecs) {
        ModelFile.of(model, TrainingRecord.of(DATA, 0)).write(file(), codecs);
    }

    private Path file() {
        return folder.resolve("m.limpid");
    }

    /** Writes what a stranger might, under our kind's name. */
    private record Forged(
            int rows, int varying, int rank, double unexplained, double[] errors, Consumer<ModelContent.Builder> more)
            implements ModelCodec<LinearRegressionModel> {

        Forged(int rows, int varying, int rank, double unexplained, double[] errors) {
            this(rows, varying, rank, unexplained, errors, out -> {});
        }

        Forged and(Consumer<ModelContent.Builder> other) {
            return new Forged(rows, varying, rank, unexplained, errors, other);
        }

        @Override
        public String kind() {
            return "linear-regression";
        }

        @Override
        public Class<LinearRegressionModel> type() {
            return LinearRegressionModel.class;
        }

        @Override
        public void encode(LinearRegressionModel model, ModelContent.Builder out) {
            out.schema("features", Schema.of(new Field.Numeric("x0"), new Field.Numeric("x1")))
                    .numbers("coefficients", new double[] {1, 2})
                    .number("intercept", 1)
                    .integer("rows", rows)
                    .integer("varying", varying)
                    .integer("rank", rank)
                    .number("lambda", 0)
                    .number("targetDeviation", 1)
                    .number("unexplained", unexplained)
                    .number("residualStandardError", 1)
                    .numbersOrMissing("standardErrors", errors);
            more.accept(out);
        }

        @Override
        public LinearRegressionModel decode(ModelContent in) {
            throw new IllegalStateException("only written by this codec");
        }
    }
}
