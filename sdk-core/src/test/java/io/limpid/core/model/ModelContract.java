package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every model over numeric columns promises, whatever it predicts. Inherited through the contract of its kind. */
public abstract class ModelContract {

    /** How many rows {@link #data()} has. */
    protected static final int ROWS = 60;

    /** The trainer under test: the same options at every call, and quick. */
    protected abstract Trainer<? extends Model> trainer();

    /** Codecs that know its model. */
    protected abstract ModelCodecs codecs();

    /** The data that the checks train on: numeric columns {@code a, b, c} and a target. */
    protected abstract Dataset data();

    /** Fails unless these outputs are such as a model of the kind may give. */
    abstract void assertAnswers(double[] outputs);

    /** Which columns the trainer under test takes. */
    protected Columns columns() {
        return Columns.COMPLETE_NUMBERS;
    }

    /** What a trainer takes for a feature. */
    protected enum Columns {
        /** Numeric columns without missing values; anything else is refused. */
        COMPLETE_NUMBERS,
        /** Numeric and categorical columns, missing values anywhere. */
        ANY
    }

    /** How far outputs may differ between weights and repeated rows; empty where the trainer claims nothing. */
    protected OptionalDouble weightTolerance() {
        return OptionalDouble.empty();
    }

    /** How far a derivative may be from the slope of predictions near by: some rounding and curvature. */
    protected double gradientTolerance() {
        return 1e-7;
    }

    /** The features of {@link #data()} over and over, 1,100 rows in all. */
    final Table manyRows() {
        return data().features()
                .select(IntStream.range(0, 1_100).map(i -> i % ROWS).toArray());
    }

    private Model fit() {
        return trainer().fit(data());
    }

    // ---- What it predicts ----

    @Test
    void predict_rowByRow_hasTheBitsOfTheBatch() {
        Model model = fit();
        Table x = manyRows();
        double[] batch = model.predict(x);
        for (int i = 0; i < x.rows(); i++) {
            double[] alone = model.predict(x.slice(i, i + 1));
            assertThat(alone).isEqualTo(Arrays.copyOfRange(batch, i * alone.length, (i + 1) * alone.length));
        }
    }

    @Test
    void predict_noRows_isEmpty() {
        assertThat(fit().predict(data().features().slice(0, 0))).isEmpty();
    }

    @Test
    void predict_columnsInAnotherOrderWithAnExtraOne_hasTheSameBits() {
        Model model = fit();
        Table x = data().features();
        Schema schema = Schema.of(
                new Field.Numeric("c"),
                new Field.Categorical("extra", List.of("x")),
                new Field.Numeric("a"),
                new Field.Numeric("b"));
        Table shuffled = Table.of(schema, x.column(2), new double[ROWS], x.column(0), x.column(1));
        assertThat(model.predict(shuffled)).isEqualTo(model.predict(x));
    }

    @Test
    void predict_fromManyThreads_hasTheSameBits() throws Exception {
        Model model = fit();
        double[] serial = model.predict(data().features());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<double[]> task = () -> model.predict(data().features());
            List<Future<double[]>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(pool.submit(task));
            }
            for (Future<double[]> one : all) {
                assertThat(one.get()).isEqualTo(serial);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void predict_unseenLevel_isAnsweredWhereCategoriesAre() {
        Assumptions.assumeTrue(columns() == Columns.ANY, "takes no categories");
        double[] codes = IntStream.range(0, ROWS).mapToDouble(i -> i % 2).toArray();
        Field known = new Field.Categorical("b", List.of("x", "y"));
        Table seen = ChangedTable.with(data().features(), "b", known, codes);
        Model model = trainer().fit(data().withFeatures(seen));
        Field other = new Field.Categorical("b", List.of("z", "x"));
        assertAnswers(model.predict(ChangedTable.with(data().features(), "b", other, codes)));
    }

    // ---- What it refuses ----

    @Test
    void predict_columnMissing_isNamed() {
        Model model = fit();
        Table x = data().features().without("b");
        assertThatThrownBy(() -> model.predict(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"b\"");
    }

    @Test
    void predict_columnOfTheOtherType_isNamed() {
        Model model = fit();
        Field field = new Field.Categorical("b", List.of("x"));
        Table x = ChangedTable.with(data().features(), "b", field, new double[ROWS]);
        assertThatThrownBy(() -> model.predict(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"b\"");
    }

    /** More rows than any tile has, and the missing value not in the first tile. */
    @Test
    void predict_missingValue_isRefusedWithItsColumnAndRowOrFilledIn() {
        Model model = fit();
        Table x = ChangedTable.withMissing(manyRows(), "c", 700);
        if (columns() == Columns.ANY) {
            assertAnswers(model.predict(x));
        } else {
            assertThatThrownBy(() -> model.predict(x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("column \"c\", row 700: expected ");
        }
    }

    @Test
    void predict_outOfTheWrongLength_isRefused() {
        Model model = fit();
        Table x = data().features();
        for (int length : new int[] {0, ROWS * model.outputs() - 1, ROWS * model.outputs() + 1}) {
            assertThatThrownBy(() -> model.predict(x, new double[length]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(ROWS * model.outputs()));
        }
    }

    final void assertNotFitted(Dataset train, String named) {
        assertThatThrownBy(() -> trainer().fit(train))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    private void assertRefusedOrTaken(Dataset train) {
        if (columns() == Columns.ANY) {
            assertAnswers(trainer().fit(train).predict(train.features()));
        } else {
            assertNotFitted(train, "\"b\"");
        }
    }

    @Test
    void fit_missingValue_isRefusedWithItsColumnOrTaken() {
        assertRefusedOrTaken(data().withFeatures(ChangedTable.withMissing(data().features(), "b", 3)));
    }

    @Test
    void fit_categoricalColumn_isRefusedWithItsNameOrTaken() {
        Field field = new Field.Categorical("b", List.of("x"));
        assertRefusedOrTaken(data().withFeatures(ChangedTable.with(data().features(), "b", field, new double[ROWS])));
    }

    @Test
    void fit_allWeightsZero_isRefused() {
        assertNotFitted(data().withWeights(new double[ROWS]), "expected");
    }

    @Test
    void fit_cancelledRun_isEnded() {
        Run run = Run.quiet().with(() -> true);
        assertThatThrownBy(() -> trainer().fit(data(), run)).isInstanceOf(CancellationException.class);
    }

    @Test
    void fit_noRows_isRefused() {
        assertNotFitted(data().select(new int[0]), "expected");
    }

    // ---- What it may not depend on ----

    @Test
    void fit_constantColumn_givesAnswers() {
        double[] constant = new double[ROWS];
        Arrays.fill(constant, 3);
        Dataset train =
                data().withFeatures(ChangedTable.with(data().features(), "b", new Field.Numeric("b"), constant));
        assertAnswers(trainer().fit(train).predict(train.features()));
    }

    @Test
    void fitAndPredict_inputs_areNotModified() {
        Dataset train = data();
        trainer().fit(train).predict(train.features());
        for (int j = 0; j < 3; j++) {
            assertThat(train.features().column(j)).isEqualTo(data().features().column(j));
        }
        assertThat(train.target().values()).isEqualTo(data().target().values());
        assertThat(train.weights()).containsOnly(1.0);
    }

    @Test
    void fit_again_hasTheSameBits() {
        assertSameModel(fit(), fit());
    }

    /** Says something of trainers that hand tasks to their workers; the others pass by themselves. */
    @Test
    void fit_onTwoWorkersOrInReverseOrder_hasTheBitsOfOne() {
        Workers reversed =
                (n, body) -> IntStream.range(0, n).map(task -> n - 1 - task).forEach(body);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (Workers workers : List.of(Workers.on(pool), reversed)) {
                assertSameModel(trainer().fit(data(), Run.quiet().with(workers)), fit());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void fitAndPredict_underTurkishLocale_haveTheSameBits() {
        Model before = fit();
        assertSameModel(underTurkishLocale(this::fit), before);
        assertThat(underTurkishLocale(() -> before.predict(data().features())))
                .isEqualTo(before.predict(data().features()));
    }

    private static <T> T underTurkishLocale(Supplier<T> body) {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            return body.get();
        } finally {
            Locale.setDefault(locale);
        }
    }

    private void assertSameModel(Model model, Model expected) {
        assertThat(model.features()).isEqualTo(expected.features());
        assertThat(model.predict(data().features())).isEqualTo(expected.predict(data().features()));
        assertThat(ModelFile.digest(model, codecs())).isEqualTo(ModelFile.digest(expected, codecs()));
    }

    @Test
    void read_savedModel_predictsTheSameBits(@TempDir Path folder) {
        Model model = fit();
        Path file = folder.resolve("model.limpid");
        ModelFile.of(model, TrainingRecord.of(data(), 0)).write(file, codecs());
        ModelFile.verify(file);
        assertSameModel(ModelFile.read(file, codecs()).model(model.getClass()), model);
    }

    @Test
    void fit_weights_actAsRepeatedRows() {
        OptionalDouble tolerance = weightTolerance();
        Assumptions.assumeTrue(tolerance.isPresent(), "the trainer claims nothing about weights");
        double[] weights = IntStream.range(0, ROWS).mapToDouble(i -> i % 4).toArray();
        int[] rows = IntStream.range(0, ROWS)
                .flatMap(i -> IntStream.generate(() -> i).limit(i % 4))
                .toArray();
        double[] doubled = Arrays.stream(weights).map(w -> 2 * w).toArray();
        double[] weighted = trainer().fit(data().withWeights(weights)).predict(data().features());
        double[] repeated = trainer().fit(data().select(rows)).predict(data().features());
        double[] twice = trainer().fit(data().withWeights(doubled)).predict(data().features());
        for (int i = 0; i < weighted.length; i++) {
            assertThat(weighted[i]).isCloseTo(repeated[i], within(tolerance.getAsDouble()));
            assertThat(weighted[i]).isCloseTo(twice[i], within(tolerance.getAsDouble()));
        }
    }

    // ---- What it shows of itself, where it does ----

    @Test
    void evaluate_ofAnAffineInputModel_givesItsPredictions() {
        Model model = fit();
        Assumptions.assumeTrue(model instanceof AffineInputModel, "no affine input");
        AffineChecks.assertAffine((AffineInputModel) model, data().features());
    }

    @Test
    void gradient_ofADifferentiableModel_isThatOfItsPredictions() {
        Model model = fit();
        Assumptions.assumeTrue(model instanceof DifferentiableModel, "no derivatives");
        DifferentiableChecks.assertGradient((DifferentiableModel) model, data().features(), gradientTolerance());
    }

    @Test
    void trees_ofATreeEnsembleModel_giveItsPredictions() {
        Model model = fit();
        Assumptions.assumeTrue(model instanceof TreeEnsembleModel, "no trees");
        TreeEnsembleChecks.assertTrees((TreeEnsembleModel) model, data().features());
    }
}
