package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.PenaltyPath;
import io.limpid.core.model.Trainer;
import io.limpid.core.resample.NoiseAugmentation;
import io.limpid.core.run.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final double NA = Double.NaN;

    /** Probability 1 / (1 + |sum of the row|) of the second class: depends on every column it is given. */
    private record SumClassifier(Schema features, List<String> classes) implements Classifier {
        @Override
        public void predict(Table x, double[] out) {
            Table aligned = features.align(x);
            for (int i = 0; i < x.rows(); i++) {
                double sum = 0;
                for (int j = 0; j < features.size(); j++) {
                    sum += (j + 1) * aligned.column(j)[i];
                }
                out[2 * i + 1] = 1 / (1 + Math.abs(sum));
                out[2 * i] = 1 - out[2 * i + 1];
            }
        }
    }

    private static final Trainer<SumClassifier> LAST =
            (train, run) -> new SumClassifier(train.features().schema(), train.classes());

    private static Dataset data(int n) {
        double[] size = new double[n];
        double[] color = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            size[i] = i % 5 == 1 ? NA : i % 7;
            color[i] = i % 6 == 2 ? NA : i % 3;
            y[i] = i % 2;
        }
        Schema schema =
                Schema.of(new Field.Numeric("size"), new Field.Categorical("color", List.of("blue", "green", "red")));
        return Dataset.of(
                Table.of(schema, size, color), new Column(new Field.Categorical("y", List.of("no", "yes")), y));
    }

    @Test
    void classifier_fitted_readsRawColumns() {
        Dataset data = data(30);
        PipelineClassifier model = Pipeline.standard().classifier(LAST).fit(data);
        assertThat(model.features()).isEqualTo(data.features().schema());
        assertThat(model.classes()).containsExactly("no", "yes");
        assertThat(model.last().features().names()).containsExactly("size", "color=blue", "color=green", "color=red");
        assertThat(model.preprocessing().sources(0)).containsExactly(0);
        assertThat(model.preprocessing().sources(3)).containsExactly(1);
    }

    @Test
    void predict_moreRowsThanATile_isTheSameAsRowByRow() {
        Dataset data = data(1_100);
        PipelineClassifier model = Pipeline.standard().classifier(LAST).fit(data);
        double[] whole = model.predict(data.features());
        for (int i = 0; i < data.rows(); i++) {
            assertThat(model.predict(data.features().slice(i, i + 1))).containsExactly(whole[2 * i], whole[2 * i + 1]);
        }
    }

    @Test
    void predict_noRows_givesNothing() {
        PipelineClassifier model = Pipeline.standard().classifier(LAST).fit(data(30));
        assertThat(model.predict(data(30).features().slice(0, 0))).isEmpty();
    }

    @Test
    void predict_columnsThatEncodeToNothing_stillGivesEveryRow() {
        Table x = Table.of(Schema.of(new Field.Categorical("c", List.of())), new double[] {NA, NA});
        Dataset data = Dataset.of(x, new Column(new Field.Categorical("y", List.of("a", "b")), new double[] {0, 1}));
        PipelineClassifier model = Pipeline.standard().classifier(LAST).fit(data);
        assertThat(model.predict(x)).containsExactly(0, 1, 0, 1);
    }

    @Test
    void predict_outOfTheWrongLength_isRefused() {
        PipelineClassifier model = Pipeline.standard().classifier(LAST).fit(data(30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(data(30).features(), new double[59]))
                .withMessage("out: expected 60 elements, got 59");
    }

    @Test
    void fit_resampler_seesTheRowsAtItsPlaceAndHasNoPartInPrediction() {
        List<Integer> rows = new ArrayList<>();
        Trainer<SumClassifier> counting = (train, run) -> {
            rows.add(train.rows());
            return LAST.fit(train, run);
        };
        Dataset data = data(30);
        PipelineClassifier noisy = Pipeline.of(MissingValueImputer.withDefaults())
                .thenResample(NoiseAugmentation.withDefaults())
                .then(OneHotEncoder.withDefaults())
                .classifier(counting)
                .fit(data);
        assertThat(rows).containsExactly(60);
        assertThat(noisy.predict(data.features())).hasSize(60);
    }

    @Test
    void fit_rowRefusedBehindAResampler_isNotCalledTheCallersRow() {
        Dataset train = Dataset.of(
                Table.of(Schema.of(new Field.Numeric("x")), new double[] {1, 2}),
                new Column(new Field.Categorical("y", List.of("a", "b")), new double[] {0, 1}));
        Trainer<Classifier> refusing = (data, run) -> {
            throw RowException.of("x", 1, "expected better");
        };

        assertThatThrownBy(() -> Pipeline.of()
                        .thenResample(data -> data.select(new int[] {1, 0}))
                        .classifier(refusing)
                        .fit(train))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("resampled training rows: column \"x\", row 1: expected better");
    }

    @Test
    void fit_twice_givesTheSameBits() {
        Dataset data = data(50);
        Trainer<PipelineClassifier> trainer = Pipeline.standard().classifier(LAST);
        assertThat(Arrays.equals(
                        trainer.fit(data).predict(data.features()),
                        trainer.fit(data).predict(data.features())))
                .isTrue();
    }

    @Test
    void chain_noSteps_handsTheColumnsOn() {
        Dataset data = data(5);
        PipelineClassifier model =
                Pipeline.of(MissingValueImputer.withDefaults()).classifier(LAST).fit(data);
        FittedChain none = new FittedChain(model.features(), List.of());
        assertThat(none.transform(data.features())).isSameAs(data.features());
        assertThat(none.sources(1)).containsExactly(1);
    }

    /** A step that reads the second of two columns only: what it makes comes from column 1, not 0. */
    @Test
    void chain_stepThatReadsFewerColumns_tracesThemByName() {
        Schema both = Schema.of(new Field.Numeric("a"), new Field.Numeric("b"));
        Schema second = Schema.of(new Field.Numeric("b"));
        FittedTransformer narrow = new FittedScaler(second, new double[] {0}, new double[] {2});
        FittedChain chain = new FittedChain(both, List.of(narrow));
        assertThat(chain.sources(0)).containsExactly(1);
        assertThat(chain.transform(Table.of(both, new double[] {1}, new double[] {4}))
                        .column(0))
                .containsExactly(2);
    }

    @Test
    void chain_stepThatReadsWhatNobodyMakes_isRefused() {
        Schema one = Schema.of(new Field.Numeric("a"));
        FittedTransformer other =
                new FittedScaler(Schema.of(new Field.Numeric("z")), new double[] {0}, new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FittedChain(one, List.of(other)))
                .withMessage("column \"z\": expected one of that name and type from the step before, got none");
    }

    @Test
    void predict_unseenCategoryInTheSecondTile_namesTheCallersRow() {
        PipelineClassifier model = Pipeline.of(
                        MissingValueImputer.withDefaults(),
                        OneHotEncoder.withDefaults().withUnseen(UnseenCategory.ERROR))
                .classifier(LAST)
                .fit(data(30));
        double[] color = new double[1_100];
        color[700] = 1;
        Schema schema = Schema.of(new Field.Numeric("size"), new Field.Categorical("color", List.of("red", "pink")));
        Table x = Table.of(schema, new double[1_100], color);
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> model.predict(x))
                .withMessage("column \"color\", row 700: expected one of the 3 categories seen in training,"
                        + " got \"pink\"")
                .matches(e -> e.row() == 700);
    }

    @Test
    void predict_rowTheModelRefusesInTheSecondTile_namesTheCallersRow() {
        Trainer<Classifier> picky = (train, run) -> new Classifier() {
            @Override
            public Schema features() {
                return train.features().schema();
            }

            @Override
            public List<String> classes() {
                return train.classes();
            }

            @Override
            public void predict(Table x, double[] out) {
                for (int i = 0; i < x.rows(); i++) {
                    if (Double.isNaN(x.column(0)[i])) {
                        throw RowException.of("size", i, "expected a number, got a missing value");
                    }
                }
            }
        };
        PipelineClassifier model =
                Pipeline.of(OneHotEncoder.withDefaults()).classifier(picky).fit(data(30));
        double[] size = new double[1_100];
        size[700] = NA;
        Table x = Table.of(data(30).features().schema(), size, new double[1_100]);
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> model.predict(x))
                .withMessage("column \"size\", row 700: expected a number, got a missing value");
    }

    /** Its model's first output is the penalty's strength, so that a test can see which it was fitted under. */
    private record Penalized(Penalty penalty) implements PenalizedTrainer<SumClassifier> {
        @Override
        public SumClassifier fit(Dataset train, Run run) {
            return new SumClassifier(
                    train.features().schema(),
                    List.of(penalty.toString(), train.classes().get(1)));
        }

        @Override
        public PenalizedTrainer<SumClassifier> withPenalty(Penalty other) {
            return new Penalized(other);
        }
    }

    @Test
    void classifier_penalizedTrainer_keepsItsPenaltyExchangeable() {
        Penalty weak = Penalty.ridge(0.5);
        Penalty strong = Penalty.ridge(8);
        PenalizedTrainer<PipelineClassifier> trainer = Pipeline.standard().classifier(new Penalized(weak));
        assertThat(trainer.fit(data(30)).classes()).contains(weak.toString());
        PipelineClassifier model = trainer.withPenalty(strong).fit(data(30));
        assertThat(model.classes()).contains(strong.toString());
        assertThat(model.features()).isEqualTo(data(30).features().schema());
    }

    @Test
    void path_pipelineOfPenalizedTrainer_fitsTheStepsOnceForAllLambdas() {
        int[] fits = {0};
        Transformer counting = train -> {
            fits[0]++;
            return StandardScaler.withDefaults().fit(train);
        };
        PenalizedTrainer<PipelineClassifier> trainer =
                Pipeline.of(MissingValueImputer.withDefaults(), counting).classifier(new Penalized(Penalty.none()));
        LambdaSequence lambdas = new LambdaSequence(0.5, List.of(2.0, 1.0, 0.0));
        PenaltyPath<PipelineClassifier> path = trainer.path(data(30), lambdas, Run.quiet());
        assertThat(fits[0]).isEqualTo(1);
        assertThat(path.lambdas()).isEqualTo(lambdas);
        assertThat(path.models()).hasSize(3);
        assertThat(path.models().get(1).classes()).contains(new Penalty(1, 0.5).toString());
        assertThat(path.models().get(0).features())
                .isEqualTo(data(30).features().schema());
    }

    @Test
    void lambdas_pipelineOfPenalizedTrainer_areThoseOfTheTrainer() {
        LambdaGrid grid = LambdaGrid.withDefaults().withCount(3);
        LambdaSequence lambdas =
                Pipeline.standard().classifier(new Penalized(Penalty.none())).lambdas(data(30), 1, grid, Run.quiet());
        assertThat(lambdas.lambdas().get(0)).isEqualTo(1);
        assertThat(lambdas.lambdas().get(1)).isEqualTo(1e-3, within(1e-17));
        assertThat(lambdas.lambdas().get(2)).isEqualTo(1e-6, within(1e-20));
    }
}
