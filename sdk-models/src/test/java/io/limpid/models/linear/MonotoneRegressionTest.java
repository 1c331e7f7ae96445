package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Score;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.MonotoneConstraints.Direction;
import io.limpid.core.model.MonotoneSweep;
import io.limpid.core.model.MonotoneTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.core.transform.StandardScaler;
import io.limpid.models.Samples;
import io.limpid.models.TrainedModelCodecs;
import io.limpid.models.tree.GradientBoosting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear and logistic regression whose coefficients keep to signs. */
class MonotoneRegressionTest {

    private static final MonotoneConstraints UP = MonotoneConstraints.none().increasing("x0");
    private static final MonotoneConstraints DOWN = MonotoneConstraints.none().decreasing("x0");

    private static final LogisticRegression UNPENALISED =
            LogisticRegression.withDefaults().withPenalty(Penalty.none());

    @TempDir
    private Path folder;

    // ---- Where the constraints cost nothing ----

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void fit_signsThatHoldAnyway_sameBitsAsWithout(double lambda) {
        Dataset numbers = LinearRegressionTest.random(50, 3, 5);
        LinearRegression linear = LinearRegression.withDefaults().withPenalty(Penalty.ridge(lambda));
        assertThat(linear.withMonotone(UP).fit(numbers).summary())
                .isEqualTo(linear.fit(numbers).summary());
        Dataset classes = Samples.random(100, 3, 5);
        LogisticRegression logistic = LogisticRegression.withDefaults().withPenalty(Penalty.ridge(lambda));
        assertThat(logistic.withMonotone(UP).fit(classes).predict(classes.features()))
                .isEqualTo(logistic.fit(classes).predict(classes.features()));
    }

    @Test
    void withMonotone_none_takesThemOff() {
        Dataset data = Samples.random(100, 3, 5);
        LogisticRegression held = LogisticRegression.withDefaults().withMonotone(DOWN);
        assertThat(held.fit(data).coefficient(0, 0)).isZero();
        assertThat(held.withMonotone(MonotoneConstraints.none()).fit(data).coefficient(0, 0))
                .isPositive();
    }

    @Test
    void withPenalty_afterMonotone_keepsIt() {
        Dataset data = Samples.random(100, 3, 5);
        assertThat(LogisticRegression.withDefaults()
                        .withMonotone(DOWN)
                        .withPenalty(Penalty.ridge(0.1))
                        .fit(data)
                        .coefficient(0, 0))
                .isZero();
        Dataset numbers = LinearRegressionTest.random(50, 3, 5);
        assertThat(LinearRegression.withDefaults()
                        .withMonotone(DOWN)
                        .withPenalty(Penalty.ridge(0.1))
                        .fit(numbers)
                        .coefficient(0, 0))
                .isZero();
    }

    // ---- Where they hold ----

    /** A held column is as good as absent. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void fit_heldColumn_othersAsWithoutIt(double lambda) {
        Dataset numbers = LinearRegressionTest.random(50, 3, 5);
        LinearRegression linear = LinearRegression.withDefaults().withPenalty(Penalty.ridge(lambda));
        LinearRegressionModel held = linear.withMonotone(DOWN).fit(numbers);
        LinearRegressionModel without =
                linear.fit(numbers.withFeatures(numbers.features().without("x0")));
        assertThat(held.coefficient(0, 0)).isZero();
        assertThat(held.coefficient(0, 1)).isCloseTo(without.coefficient(0, 0), within(1e-12));
        assertThat(held.coefficient(0, 2)).isCloseTo(without.coefficient(0, 1), within(1e-12));
        assertThat(held.intercept(0)).isCloseTo(without.intercept(0), within(1e-11));
        assertThat(held.summary().rSquared().require())
                .isCloseTo(without.summary().rSquared().require(), within(1e-13));
        Dataset classes = Samples.random(100, 3, 5);
        LogisticRegression logistic = LogisticRegression.withDefaults().withPenalty(Penalty.ridge(lambda));
        double[] expected = logistic.fit(classes.withFeatures(classes.features().without("x0")))
                .predict(classes.features());
        double[] ours = logistic.withMonotone(DOWN).fit(classes).predict(classes.features());
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(expected[i], within(1e-9)); // both at a gradient of 1e-10
        }
    }

    /** Karush, Kuhn and Tucker, on forty columns with many that hold: the slope of each held one points across 0. */
    @Test
    void fit_manyColumns_isAMinimum() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] x = new double[40][120];
        double[] y = new double[120];
        for (int i = 0; i < 120; i++) {
            double common = random.nextDouble();
            for (double[] column : x) {
                column[i] = common + random.nextDouble();
            }
            y[i] = x[0][i] - 2 * x[1][i] + random.nextDouble();
        }
        MonotoneConstraints all = MonotoneConstraints.none();
        for (int j = 0; j < 40; j++) {
            all = all.increasing("x" + j);
        }
        Dataset data = LinearRegressionTest.data(y, x);
        LinearRegressionModel model =
                LinearRegression.withDefaults().withMonotone(all).fit(data);
        double[] residual = model.predict(data.features());
        Arrays.setAll(residual, i -> y[i] - residual[i]);
        int held = 0;
        for (int j = 0; j < 40; j++) {
            double slope = 0;
            double mean = Arrays.stream(x[j]).average().orElseThrow();
            for (int i = 0; i < 120; i++) {
                slope += residual[i] * (x[j][i] - mean);
            }
            if (model.coefficient(0, j) == 0) {
                held++;
                assertThat(slope).isNegative();
            } else {
                assertThat(model.coefficient(0, j)).isPositive();
                assertThat(slope).isCloseTo(0, within(1e-11));
            }
        }
        assertThat(held).isBetween(10, 39);
    }

    @Test
    void fit_everyColumnHeld_isTheMean() {
        Dataset numbers = LinearRegressionTest.data(new double[] {5, 4, 1}, new double[] {1, 2, 3});
        LinearRegressionModel model =
                LinearRegression.withDefaults().withMonotone(UP).fit(numbers);
        assertThat(model.intercept(0)).isCloseTo(10 / 3.0, within(1e-15));
        assertThat(model.summary().rSquared().require()).isZero();
    }

    @Test
    void fit_constantAndHeldColumn_isZeroAndNotNamed() {
        double[] constant = new double[100];
        Dataset classes = Samples.random(100, 2, 5);
        Dataset data =
                classes.withFeatures(Samples.table(constant, classes.features().column(0)));
        LogisticRegressionModel model =
                UNPENALISED.withMonotone(UP.increasing("x1")).fit(data);
        assertThat(model.coefficient(0, 0)).isZero();
        assertThat(model.waldTests()).isInstanceOf(WaldTests.Available.class);
    }

    // ---- Dependent columns ----

    /** y = a, of which b and c are copies and d is the negative: of all fits the shortest, 1/2 in the free copies. */
    @Test
    void fit_equalColumns_shareAsWithoutConstraints() {
        double[] a = {1, 2, 4, 3, 7};
        double[] d = Arrays.stream(a).map(v -> -v).toArray();
        MonotoneConstraints constraints = UP.decreasing("x1").increasing("x2").increasing("x3");
        LinearRegressionModel model =
                LinearRegression.withDefaults().withMonotone(constraints).fit(LinearRegressionTest.data(a, a, a, a, d));
        assertThat(model.coefficient(0, 0)).isCloseTo(0.5, within(1e-14));
        assertThat(model.coefficient(0, 1)).isZero();
        assertThat(model.coefficient(0, 2)).isCloseTo(0.5, within(1e-14));
        assertThat(model.coefficient(0, 3)).isZero();
        assertThat(model.summary().rank()).isOne();
    }

    /** More columns than rows: what ridge tends to. */
    @Test
    void fit_moreColumnsThanRows_isTheLimitOfRidge() {
        Dataset data = LinearRegressionTest.random(8, 12, 9);
        MonotoneConstraints constraints = MonotoneConstraints.none();
        for (int j = 0; j < 12; j += 2) {
            constraints = constraints.increasing("x" + j).decreasing("x" + (j + 1));
        }
        LinearRegression trainer = LinearRegression.withDefaults().withMonotone(constraints);
        LinearRegressionModel limit = trainer.fit(data);
        LinearRegressionModel near = trainer.withPenalty(Penalty.ridge(1e-10)).fit(data);
        for (int j = 0; j < 12; j++) {
            // Tolerance: linear in lambda, with the condition number squared before it.
            assertThat(limit.coefficient(0, j)).isCloseTo(near.coefficient(0, j), within(1e-6));
        }
    }

    // ---- Logistic ----

    @Test
    void fit_heldColumn_waldTestsNameIt() {
        LogisticRegressionModel model = UNPENALISED.withMonotone(DOWN).fit(Samples.random(200, 3, 5));
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
        WaldTests.Absent absent = (WaldTests.Absent) model.waldTests();
        assertThat(absent.reason()).isEqualTo(WaldTests.Reason.MONOTONE_CONSTRAINTS);
        assertThat(absent.columns()).containsExactly("x0");
        assertThat(absent.message()).isEqualTo("monotone constraints hold the coefficients of [\"x0\"] at 0");
        assertThat(model.covariance().absence()).contains(absent.message());
    }

    /** Separated by x0, but only the other way round: held there, a minimum is left. */
    @Test
    void fit_separableTheForbiddenWay_reachesAMinimum() {
        Dataset data = Samples.of(
                new double[] {0, 0, 0, 1, 1, 1}, new double[] {1, 2, 3, 4, 5, 6}, new double[] {1, 5, 2, 4, 3, 6});
        assertThat(UNPENALISED.fit(data).convergence().status()).isEqualTo(Convergence.Status.NOT_REACHED);
        LogisticRegressionModel model = UNPENALISED.withMonotone(DOWN).fit(data);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
        assertThat(model.coefficient(0, 0)).isZero();
        assertThat(model.coefficient(0, 1)).isPositive();
    }

    @Test
    void fit_separableAnAllowedWay_saysThatThereIsNoMinimum() {
        Dataset data = Samples.of(
                new double[] {0, 0, 0, 1, 1, 1}, new double[] {6, 5, 4, 3, 2, 1}, new double[] {1, 2, 3, 4, 5, 6});
        LogisticRegressionModel model = UNPENALISED.withMonotone(UP).fit(data);
        assertThat(model.coefficient(0, 0)).isZero();
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.NOT_REACHED);
    }

    @Test
    void fit_twoRowsOfTheForbiddenOrder_isTheMean() {
        LogisticRegressionModel model = LogisticRegression.withDefaults()
                .withMonotone(DOWN)
                .fit(Samples.of(new double[] {0, 1}, new double[] {1, 2}));
        assertThat(model.predict(Samples.table(new double[] {1, 2}))).containsExactly(0.5, 0.5, 0.5, 0.5);
    }

    // ---- What is refused ----

    @Test
    void fit_unknownColumn_refusedByName() {
        MonotoneConstraints constraints = MonotoneConstraints.none().increasing("area");
        assertThatThrownBy(() -> LogisticRegression.withDefaults()
                        .withMonotone(constraints)
                        .fit(Samples.random(20, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("monotone constraints, column \"area\": expected");
        assertThatThrownBy(() -> LinearRegression.withDefaults()
                        .withMonotone(constraints)
                        .fit(LinearRegressionTest.random(20, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("monotone constraints, column \"area\": expected");
    }

    @Test
    void fit_threeClasses_refused() {
        assertThatThrownBy(
                        () -> LogisticRegression.withDefaults().withMonotone(UP).fit(Samples.threeClasses(60, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("monotone constraints on [\"x0\"]: expected a target of two classes, of which one is"
                        + " positive, got 3 [\"in\", \"mid\", \"out\"]");
    }

    @Test
    void fit_moreColumnsThanNewtonTakes_refused() {
        double[][] columns = new double[5_001][];
        Arrays.fill(columns, new double[] {1, 2, 3});
        assertThatThrownBy(() -> LogisticRegression.withDefaults()
                        .withMonotone(UP)
                        .fit(Samples.of(new double[] {0, 1, 0}, columns)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected at most 5000 columns that vary")
                .hasMessageEndingWith("got 5001");
    }

    @Test
    void constrained_boosting_refusedByName() {
        Trainer<?> boosting = GradientBoosting.classifier();
        assertThatThrownBy(() -> MonotoneTrainer.constrained(boosting, UP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"x0\"")
                .hasMessageContaining("GradientBoosting");
    }

    // ---- Around it ----

    @Test
    void sweep_throughAPipeline_holds() {
        Dataset data = Samples.random(300, 3, 8);
        MonotoneConstraints constraints = DOWN.increasing("x1").decreasing("x2");
        PipelineClassifier model = Pipeline.of(StandardScaler.withDefaults())
                .classifier(LogisticRegression.withDefaults().withMonotone(constraints))
                .withPenalty(Penalty.ridge(0.01))
                .fit(data);
        // Tolerance: the sigmoid is within 2 ulp of the true one, so two steps next to each other may cross.
        assertThat(MonotoneSweep.withDefaults().check(model, data.features(), constraints, Run.quiet()))
                .hasSize(3)
                .allMatch(check -> check.holds(1e-15));
        PipelineClassifier free = Pipeline.of(StandardScaler.withDefaults())
                .classifier(LogisticRegression.withDefaults())
                .fit(data);
        assertThat(MonotoneSweep.withDefaults()
                        .check(free, data.features(), "x0", Direction.DECREASING)
                        .violation())
                .isGreaterThan(0.1);
    }

    @Test
    void read_savedModels_sayWhatIsHeld() {
        LinearRegressionModel linear =
                LinearRegression.withDefaults().withMonotone(DOWN).fit(LinearRegressionTest.random(50, 3, 5));
        Score.Undefined error = (Score.Undefined) linear.summary().intercept().standardError();
        assertThat(error.reason())
                .isEqualTo("monotone constraints hold the coefficients of [\"x0\"] at 0, and least squares' formulas"
                        + " don't hold");
        Path file = folder.resolve("m.limpid");
        ModelFile.of(linear, TrainingRecord.of(LinearRegressionTest.random(50, 3, 5), 0))
                .write(file, TrainedModelCodecs.ALL);
        assertThat(ModelFile.read(file, TrainedModelCodecs.ALL)
                        .model(LinearRegressionModel.class)
                        .summary())
                .isEqualTo(linear.summary());
        Dataset classes = Samples.random(200, 3, 5);
        LogisticRegressionModel logistic = UNPENALISED.withMonotone(DOWN).fit(classes);
        ModelFile.of(logistic, TrainingRecord.of(classes, 0)).write(file, TrainedModelCodecs.ALL);
        assertThat(ModelFile.read(file, TrainedModelCodecs.ALL)
                        .model(LogisticRegressionModel.class)
                        .waldTests())
                .isEqualTo(logistic.waldTests());
    }

    @Test
    void fit_cancelledUnderConstraints_ends() {
        assertCancelled(
                run -> LinearRegression.withDefaults()
                        .withMonotone(DOWN)
                        .fit(LinearRegressionTest.random(50, 3, 5), run),
                BoundedLeastSquares.STAGE);
        assertCancelled(
                run -> LogisticRegression.withDefaults().withMonotone(DOWN).fit(Samples.random(100, 3, 5), run),
                ProjectedNewton.STAGE);
    }

    private static void assertCancelled(Consumer<Run> fit, String stage) {
        AtomicInteger heard = new AtomicInteger();
        Run run = Run.quiet()
                .with((text, done, total) -> heard.addAndGet(text.startsWith(stage) ? 1 : 0))
                .with(() -> heard.get() == 1);
        assertThatThrownBy(() -> fit.accept(run)).isInstanceOf(CancellationException.class);
    }

    @Test
    void absent_columnsWithoutTheirReason_refused() {
        assertThatThrownBy(() -> new WaldTests.Absent(WaldTests.Reason.MONOTONE_CONSTRAINTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("columns: expected those that are held");
        assertThatThrownBy(() -> new WaldTests.Absent(WaldTests.Reason.PENALTY, List.of("x0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("columns: expected none");
    }
}
