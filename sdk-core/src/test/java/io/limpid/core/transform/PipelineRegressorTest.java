package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AverageOfLines;
import io.limpid.core.model.AverageOfLinesModel;
import io.limpid.core.model.Model;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A regressor over raw columns. That it keeps the contract is tested beside it. */
final class PipelineRegressorTest {

    private static final ModelCodecs CODECS = TransformCodecs.ALL.and(ModelCodecs.of(AverageOfLinesModel.CODEC));
    private static final Schema RAW =
            Schema.of(new Field.Numeric("size"), new Field.Categorical("street", List.of("gravel", "paved")));

    private static Table table(double... sizes) {
        return Table.of(
                RAW,
                sizes,
                IntStream.range(0, sizes.length).mapToDouble(i -> i % 2).toArray());
    }

    private static Dataset data() {
        return Dataset.of(
                table(1, 2, Double.NaN, 4, 5, 6),
                new Column(new Field.Numeric("price"), new double[] {10, 21, 30, 42, 50, 61}));
    }

    private static PipelineRegressor fit() {
        return Pipeline.standard().regressor(new AverageOfLines()).fit(data());
    }

    @Test
    void fit_rawColumns_feedsTheLastModelTransformedOnes() {
        PipelineRegressor model = fit();
        assertThat(model.features()).isEqualTo(RAW);
        assertThat(model.outputs()).isOne();
        assertThat(model.preprocessing().output().names()).containsExactly("size", "street=gravel", "street=paved");
        assertThat(model.last().features()).isEqualTo(model.preprocessing().output());
        assertThat(model.last().predict(model.preprocessing().transform(data().features())))
                .isEqualTo(model.predict(data().features()));
    }

    /**
     * The missing size is imputed with the median, 4. What the scaler does to a column, its line undoes: so the
     * prediction is the mean of three lines over the sizes and the two streets as they are, to a few roundings of 60.
     */
    @Test
    void predict_aRow_isTheMeanOfTheColumnsLines() {
        double mean = 214.0 / 6;
        double middle = 22.0 / 6;
        double slope = slope(new double[] {1, 2, 4, 4, 5, 6}, middle, mean);
        double street = slope(new double[] {0, 1, 0, 1, 0, 1}, 0.5, mean);
        double expected = mean + (slope * (3 - middle) + 2 * street * (0 - 0.5)) / 3;
        assertThat(fit().predict(table(3))[0]).isCloseTo(expected, within(1e-12));
    }

    @Test
    void withLast_another_answersBehindTheSameSteps() {
        PipelineRegressor model = fit();
        Regressor paved = Model.of(model.last().features(), x -> x.column(2).clone());
        PipelineRegressor other = model.withLast(paved);
        // The standardised share of paved streets, which is one half, to a few roundings.
        assertThat(other.predict(table(1, 2))).containsExactly(new double[] {-1, 1}, within(1e-14));
        assertThat(other.last()).isSameAs(paved);
        assertThat(other.preprocessing()).isSameAs(model.preprocessing());
    }

    @Test
    void withLast_modelOfOtherColumns_isRefusedWithTheirName() {
        Regressor stranger = Model.of(Schema.of(new Field.Numeric("color")), x -> new double[x.rows()]);
        assertThatThrownBy(() -> fit().withLast(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"color\": expected one of that name and type from the step before, got none");
    }

    private static double slope(double[] x, double middle, double mean) {
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - middle) * (data().target().values()[i] - mean);
            xx += (x[i] - middle) * (x[i] - middle);
        }
        return xy / xx;
    }

    /** Longer than a tile of 512 rows. */
    @Test
    void predict_manyRows_isTheSameRowByRow() {
        PipelineRegressor model = fit();
        Table x = table(IntStream.range(0, 1_300).mapToDouble(i -> i % 97).toArray());
        double[] all = model.predict(x);
        for (int i = 0; i < x.rows(); i += 7) {
            assertThat(model.predict(x.slice(i, i + 1))[0]).isEqualTo(all[i]);
        }
    }

    @Test
    void predict_rowTheLastModelRefuses_isCountedFromTheTablesFirst() {
        Trainer<Regressor> picky = (train, run) -> Model.of(train.features().schema(), x -> {
            double[] out = x.column(0).clone();
            return out;
        });
        PipelineRegressor model = Pipeline.of(OneHotEncoder.withDefaults())
                .regressor(picky)
                .fit(Dataset.of(table(1, 2), new Column(new Field.Numeric("price"), new double[2])));
        double[] sizes = new double[1_000];
        sizes[600] = Double.NaN;
        assertThatThrownBy(() -> model.predict(table(sizes)))
                .isInstanceOf(RowException.class)
                .hasMessage("row 600: expected a finite number from the function, got NaN");
    }

    @Test
    void predict_outOfTheWrongLength_isRefused() {
        assertThatThrownBy(() -> fit().predict(table(1, 2), new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("out: expected 2 elements, got 3");
    }

    @Test
    void fit_cancelled_isEndedBeforeTheSteps() {
        assertThatThrownBy(() -> Pipeline.standard()
                        .regressor(new AverageOfLines())
                        .fit(data(), Run.quiet().with(() -> true)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void regressor_ofAPenalizedTrainer_stillTakesAPenalty() {
        PenalizedTrainer<PipelineRegressor> trainer = Pipeline.standard().regressor(new Shrunk(Penalty.none()));
        PipelineRegressor model = trainer.withPenalty(Penalty.ridge(1)).fit(data());
        AverageOfLinesModel free = (AverageOfLinesModel) trainer.fit(data()).last();
        AverageOfLinesModel shrunk = (AverageOfLinesModel) model.last();
        assertThat(free.coefficient(0, 0)).isNotZero();
        assertThat(shrunk.coefficient(0, 0)).isNotEqualTo(free.coefficient(0, 0));
    }

    /** Counts rows with a penalty half as much, which is no honest penalty but one that can be seen. */
    private record Shrunk(Penalty penalty) implements PenalizedTrainer<AverageOfLinesModel> {
        @Override
        public AverageOfLinesModel fit(Dataset train, Run run) {
            int rows = penalty.lambda() > 0 ? train.rows() / 2 : train.rows();
            return new AverageOfLines()
                    .fit(train.select(IntStream.range(0, rows).toArray()), run);
        }

        @Override
        public PenalizedTrainer<AverageOfLinesModel> withPenalty(Penalty other) {
            return new Shrunk(other);
        }
    }

    @Test
    void read_savedModel_hasTheSameBitsAndSteps(@TempDir Path folder) {
        PipelineRegressor model = fit();
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, TrainingRecord.of(data(), 0)).write(file, CODECS);
        PipelineRegressor read = ModelFile.read(file, CODECS).model(PipelineRegressor.class);
        assertThat(read.features()).isEqualTo(model.features());
        assertThat(read.predict(data().features())).isEqualTo(model.predict(data().features()));
        assertThat(ModelFile.digest(read, CODECS)).isEqualTo(ModelFile.digest(model, CODECS));
    }
}
