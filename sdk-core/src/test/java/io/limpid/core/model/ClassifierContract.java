package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
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
import java.util.SplittableRandom;
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

/**
 * What every classifier over numeric columns promises; the test of a trainer inherits this and names the trainer and the
 * codecs that know its model.
 */
public abstract class ClassifierContract {

    private static final int ROWS = 60;

    /** The trainer under test: the same options at every call, and quick. */
    protected abstract Trainer<? extends Classifier> trainer();

    /** Codecs that know its model. */
    protected abstract ModelCodecs codecs();

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

    /** How far probabilities may differ between weights and repeated rows; empty where the trainer claims nothing. */
    protected OptionalDouble weightTolerance() {
        return OptionalDouble.empty();
    }

    /** Three numeric columns {@code a, b, c} and a target {@code kind} of these classes, which overlap. */
    protected List<String> classes() {
        return List.of("no", "yes");
    }

    /** The data that the checks train on; every class is there. */
    protected final Dataset data() {
        SplittableRandom random = new SplittableRandom(11);
        double[][] x = new double[3][ROWS];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            y[i] = i % classes().size();
            for (int j = 0; j < 3; j++) {
                x[j][i] = 4 * random.nextDouble() - 2 + (j < 2 ? y[i] : 0);
            }
        }
        Schema schema = Schema.of(new Field.Numeric("a"), new Field.Numeric("b"), new Field.Numeric("c"));
        return Dataset.of(Table.of(schema, x), new Column(new Field.Categorical("kind", classes()), y));
    }

    /** The features of {@link #data()} over and over, 1,100 rows in all. */
    private Table manyRows() {
        return data().features()
                .select(IntStream.range(0, 1_100).map(i -> i % ROWS).toArray());
    }

    private Classifier fit() {
        return trainer().fit(data());
    }

    private static void assertProbabilities(double[] p, int classes) {
        for (int from = 0; from < p.length; from += classes) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                assertThat(p[from + k]).isBetween(0.0, 1.0);
                sum += p[from + k];
            }
            assertThat(sum).isCloseTo(1, within(1e-12)); // A few roundings of numbers up to one.
        }
    }

    // ---- What it predicts ----

    @Test
    void predict_anyRows_areProbabilitiesThatSumToOne() {
        Classifier model = fit();
        assertThat(model.outputs()).isEqualTo(classes().size());
        assertThat(model.classes()).isEqualTo(classes());
        double[] far = {0, -0.0, 1e100, -1e100, 1e6, -1e6, Double.MIN_VALUE};
        Table extreme = Table.of(data().features().schema(), far, far, far);
        assertProbabilities(model.predict(data().features()), model.outputs());
        assertProbabilities(model.predict(extreme), model.outputs());
    }

    @Test
    void predict_trainingRows_isBetterThanChance() {
        Classifier model = fit();
        double[] p = model.predict(data().features());
        double truth = 0;
        for (int i = 0; i < ROWS; i++) {
            truth += p[i * model.outputs() + (int) data().target().values()[i]];
        }
        assertThat(truth / ROWS).isGreaterThan(1.0 / model.outputs());
    }

    @Test
    void predict_rowByRow_hasTheBitsOfTheBatch() {
        Classifier model = fit();
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
        Classifier model = fit();
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
        Classifier model = fit();
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

    // ---- What it refuses ----

    @Test
    void predict_columnMissing_isNamed() {
        Classifier model = fit();
        Table x = data().features().without("b");
        assertThatThrownBy(() -> model.predict(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"b\"");
    }

    @Test
    void predict_columnOfTheOtherType_isNamed() {
        Classifier model = fit();
        Field field = new Field.Categorical("b", List.of("x"));
        Table x = ChangedTable.with(data().features(), "b", field, new double[ROWS]);
        assertThatThrownBy(() -> model.predict(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"b\"");
    }

    /** More rows than any tile has, and the missing value not in the first tile. */
    @Test
    void predict_missingValue_isRefusedWithItsColumnAndRowOrFilledIn() {
        Classifier model = fit();
        Table x = ChangedTable.withMissing(manyRows(), "c", 700);
        if (columns() == Columns.ANY) {
            assertProbabilities(model.predict(x), model.outputs());
        } else {
            assertThatThrownBy(() -> model.predict(x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("column \"c\", row 700: expected ");
        }
    }

    @Test
    void predict_outOfTheWrongLength_isRefused() {
        Classifier model = fit();
        Table x = data().features();
        for (int length : new int[] {0, ROWS * model.outputs() - 1, ROWS * model.outputs() + 1}) {
            assertThatThrownBy(() -> model.predict(x, new double[length]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(ROWS * model.outputs()));
        }
    }

    private void assertNotFitted(Dataset train, String named) {
        assertThatThrownBy(() -> trainer().fit(train))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    private void assertRefusedOrTaken(Dataset train) {
        if (columns() == Columns.ANY) {
            assertProbabilities(
                    trainer().fit(train).predict(train.features()), classes().size());
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
    void fit_numericTarget_isRefusedWithItsName() {
        Column target = new Column(new Field.Numeric("price"), data().target().values());
        assertNotFitted(Dataset.of(data().features(), target), "\"price\"");
    }

    @Test
    void fit_oneClassOnly_isRefusedWithTheTargetsName() {
        Column target = new Column(data().target().field(), new double[ROWS]);
        assertNotFitted(Dataset.of(data().features(), target), "\"kind\"");
    }

    @Test
    void fit_oneClassWithWeightOnly_isRefusedWithTheTargetsName() {
        double[] weights =
                Arrays.stream(data().target().values()).map(y -> y == 0 ? 1 : 0).toArray();
        assertNotFitted(data().withWeights(weights), "\"kind\"");
    }

    @Test
    void fit_allWeightsZero_isRefused() {
        assertNotFitted(data().withWeights(new double[ROWS]), "expected");
    }

    @Test
    void fit_noRowsOrOne_isRefused() {
        assertNotFitted(data().select(new int[0]), "expected");
        assertNotFitted(data().select(new int[] {1}), "expected");
    }

    @Test
    void fit_cancelledRun_isEnded() {
        Run run = Run.quiet().with(() -> true);
        assertThatThrownBy(() -> trainer().fit(data(), run)).isInstanceOf(CancellationException.class);
    }

    // ---- What it may not depend on ----

    @Test
    void fit_constantColumn_givesProbabilities() {
        double[] constant = new double[ROWS];
        Arrays.fill(constant, 3);
        Dataset train =
                data().withFeatures(ChangedTable.with(data().features(), "b", new Field.Numeric("b"), constant));
        assertProbabilities(
                trainer().fit(train).predict(train.features()), classes().size());
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
        Classifier before = fit();
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

    private void assertSameModel(Classifier model, Classifier expected) {
        assertThat(model.features()).isEqualTo(expected.features());
        assertThat(model.classes()).isEqualTo(expected.classes());
        assertThat(model.predict(data().features())).isEqualTo(expected.predict(data().features()));
        assertThat(ModelFile.digest(model, codecs())).isEqualTo(ModelFile.digest(expected, codecs()));
    }

    @Test
    void read_savedModel_predictsTheSameBits(@TempDir Path folder) {
        Classifier model = fit();
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
    void coefficients_ofALinearModel_giveItsProbabilities() {
        Classifier model = fit();
        Assumptions.assumeTrue(model instanceof LinearModel, "no linear model");
        AffineChecks.assertLinear(model, (LinearModel) model, data().features());
    }

    @Test
    void evaluate_ofAnAffineInputModel_givesItsPredictions() {
        Classifier model = fit();
        Assumptions.assumeTrue(model instanceof AffineInputModel, "no affine input");
        AffineChecks.assertAffine((AffineInputModel) model, data().features());
    }
}
