package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Predictions;
import io.limpid.core.model.Model;
import io.limpid.core.model.MonotoneCheck;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.MonotoneConstraints.Direction;
import io.limpid.core.model.MonotoneSweep;
import io.limpid.core.model.MonotoneTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineRegressor;
import io.limpid.models.Samples;
import io.limpid.models.training.EarlyStopping;
import io.limpid.models.tree.TreeSamples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nets that only rise, or only fall, with some columns. */
class MonotoneNetTest {

    /** What rounding may do to sums of numbers up to some thousands. */
    private static final double ROUNDING = 1e-9;

    private static final MonotoneConstraints UP_AND_DOWN =
            MonotoneConstraints.none().increasing("x0").decreasing("x1");

    private static final MultilayerPerceptron SMALL = MultilayerPerceptron.withDefaults()
            .withHidden(8)
            .withEpochs(30)
            .with(Optimizer.adam(0.01))
            .withSeed(1);

    /** Log-odds that bend in x0 both ways, fall in x1 and wave in x2; x3 is noise. */
    private static Dataset data(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[4][rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (double[] column : x) {
                column[i] = 4 * random.nextDouble() - 2;
            }
            double a = x[0][i];
            double logOdds = a * a * a - 2 * Math.max(x[1][i], -0.5) + 2 * Math.abs(x[2][i]) - 2;
            y[i] = random.nextDouble() * (1 + Math.exp(-logOdds)) < 1 ? 1 : 0;
        }
        return Samples.of(y, x);
    }

    /** Rows ten times as far out as those of the training. */
    private static Table wide() {
        SplittableRandom random = new SplittableRandom(9);
        double[][] x = new double[4][200];
        for (double[] column : x) {
            Arrays.setAll(column, i -> 40 * random.nextDouble() - 20);
        }
        return Samples.table(x);
    }

    private static void requireHeld(Model model) {
        for (MonotoneCheck check : MonotoneSweep.withDefaults().check(model, wide(), UP_AND_DOWN, Run.quiet())) {
            assertThat(check.violation()).as(check.column()).isLessThanOrEqualTo(ROUNDING);
        }
    }

    static List<MultilayerPerceptron> trainers() {
        return List.of(
                SMALL,
                SMALL.withHidden(),
                SMALL.withHidden(1),
                SMALL.withHidden(7, 5, 3),
                SMALL.withHidden(8, 6).with(NetNormalization.BATCH),
                SMALL.withHidden(8, 6).withDropout(0.2),
                SMALL.withHidden(8, 6).with(new EarlyStopping(5, 0.2)),
                SMALL.withHidden(8, 6).withPenalty(new Penalty(0.001, 0.5)),
                SMALL.withHidden(8, 6).with(NetStart.GLOROT).with(Optimizer.momentum(0.01)),
                SMALL.withHidden(8, 6).with(Optimizer.adamW(0.01, 0.01)).withClipping(1));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void fit_anyNet_heldForRowsFarOutToo(MultilayerPerceptron trainer) {
        Dataset data = data(300, 2);
        MultilayerPerceptronModel model = trainer.withMonotone(UP_AND_DOWN).fit(data);
        requireHeld(model);
        assertThat(range(model, data.features(), 0)).isGreaterThan(0.1); // Or it would hold by doing nothing.
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GELU"})
    void fit_anyActivation_held(Activation activation) {
        Dataset data = data(300, 3);
        MultilayerPerceptronModel model = SMALL.withHidden(6, 6)
                .with(activation)
                .withMonotone(UP_AND_DOWN)
                .fit(data);
        requireHeld(model);
        assertThat(range(model, data.features(), 0)).isGreaterThan(0.1);
    }

    /** How far the largest and the smallest prediction are apart when one column runs and the others stay. */
    private static double range(Model model, Table x, int column) {
        double[][] columns = new double[4][50];
        for (int j = 0; j < 4; j++) {
            Arrays.fill(columns[j], x.column(j)[0]);
        }
        Arrays.setAll(columns[column], i -> -2 + 4 * i / 49.0);
        double[] p = model.predict(Samples.table(columns));
        int outputs = model.outputs();
        double[] ran = IntStream.range(0, 50)
                .mapToDouble(i -> p[i * outputs + outputs - 1])
                .sorted()
                .toArray();
        return ran[49] - ran[0];
    }

    /** The free net of the same data breaks the constraints, so that holding them is something. */
    @Test
    void fit_withoutConstraints_brokenByNoise() {
        MultilayerPerceptronModel free = SMALL.withHidden(32).withEpochs(100).fit(data(300, 2));
        MonotoneCheck check =
                MonotoneSweep.withDefaults().check(free, data(300, 2).features(), "x0", Direction.INCREASING);
        assertThat(check.violation()).isGreaterThan(0.05);
    }

    @Test
    void fit_dataThatAgree_asGoodAsTheFreeNetOnOtherRows() {
        Dataset train = data(3_000, 4);
        Dataset test = data(3_000, 5);
        MultilayerPerceptron trainer = SMALL.withHidden(16);
        double free = logLoss(trainer.fit(train), test);
        MultilayerPerceptronModel held = trainer.withMonotone(UP_AND_DOWN).fit(train);
        assertThat(logLoss(held, test)).isLessThan(free + 0.01);
        assertThat(free).isLessThan(0.5); // Guessing gives 0.69.
        requireHeld(held);
    }

    private static double logLoss(MultilayerPerceptronModel model, Dataset test) {
        return new LogLoss().score(Predictions.of(model, test)).require();
    }

    /** Both columns held against what the rows say: the best such net does not mind them at all. */
    @Test
    void fit_dataThatContradict_flatInTheColumns() {
        Dataset data = data(1_000, 6);
        MonotoneConstraints against =
                MonotoneConstraints.none().decreasing("x0").increasing("x1");
        MultilayerPerceptronModel model =
                SMALL.withHidden(16).withMonotone(against).fit(data);
        assertThat(range(model, data.features(), 0)).isLessThan(0.01);
        assertThat(range(model, data.features(), 1)).isLessThan(0.01);
        assertThat(range(model, data.features(), 2)).isGreaterThan(0.1); // It still learns from the others.
    }

    @Test
    void fit_numbers_heldInTheTargetsUnit() {
        Dataset classes = data(400, 7);
        double[] y = new double[400];
        Arrays.setAll(
                y,
                i -> 1e6
                        + 1e5
                                * (classes.features().column(0)[i]
                                        - classes.features().column(1)[i]
                                                * classes.features().column(2)[i]));
        Dataset data = TreeSamples.numbers(y, TreeSamples.columns(classes.features()));
        MultilayerPerceptronRegressionModel model =
                SMALL.withHidden(8, 6).forRegression().withMonotone(UP_AND_DOWN).fit(data);
        for (MonotoneCheck check : MonotoneSweep.withDefaults().check(model, wide(), UP_AND_DOWN, Run.quiet())) {
            assertThat(check.holds(1e7 * 1e-12)).as(check.column()).isTrue(); // rounding of predictions of some 1e7
        }
        assertThat(range(model, data.features(), 0)).isGreaterThan(1e5);
    }

    /** The steps keep the order of the column, so the model of raw columns is held as well. */
    @Test
    void fit_behindAPipeline_heldInTheRawColumn() {
        Dataset diabetes = TreeSamples.raw("diabetes.csv", "target");
        MonotoneConstraints bmi = MonotoneConstraints.none().increasing("bmi").decreasing("s3");
        PipelineRegressor model = Pipeline.standard()
                .regressor(SMALL.withHidden(16).forRegression().withMonotone(bmi))
                .fit(diabetes);
        for (MonotoneCheck check : MonotoneSweep.withDefaults().check(model, diabetes.features(), bmi, Run.quiet())) {
            assertThat(check.violation()).as(check.column()).isLessThanOrEqualTo(ROUNDING);
        }
    }

    @Test
    void apply_quantizationAndPruning_stillHeld() {
        Dataset data = data(300, 8);
        MultilayerPerceptronModel model =
                SMALL.withHidden(8, 6).withMonotone(UP_AND_DOWN).fit(data);
        requireHeld(NetQuantization.withDefaults().apply(model, data).model());
        requireHeld(NetPruning.overall(0.5).apply(model, data).model());
    }

    @Test
    void fit_noConstraints_sameBitsAsEver() {
        Dataset data = data(100, 1);
        assertThat(SMALL.withMonotone(UP_AND_DOWN)
                        .withMonotone(MonotoneConstraints.none())
                        .fit(data)
                        .predict(data.features()))
                .isEqualTo(SMALL.fit(data).predict(data.features()));
    }

    @Test
    void fit_sameSeed_sameBits() {
        Dataset data = data(100, 1);
        assertThat(SMALL.withMonotone(UP_AND_DOWN).fit(data).predict(data.features()))
                .isEqualTo(SMALL.withMonotone(UP_AND_DOWN).fit(data).predict(data.features()));
    }

    @Test
    void fit_heldColumnConstant_fitsWithoutIt() {
        Dataset data = data(100, 1);
        double[][] columns = TreeSamples.columns(data.features());
        columns[0] = new double[100];
        Dataset constant = data.withFeatures(Samples.table(columns));
        MonotoneConstraints first = MonotoneConstraints.none().increasing("x0");
        assertThat(SMALL.withMonotone(first).fit(constant).predict(constant.features()))
                .isEqualTo(SMALL.fit(constant).predict(constant.features()));
    }

    @Test
    void fit_withoutHiddenLayers_coefficientsOfTheRightSign() {
        MultilayerPerceptronModel model =
                SMALL.withHidden().withMonotone(UP_AND_DOWN).fit(data(300, 2));
        assertThat(model.weight(0, 0, 0)).isPositive();
        assertThat(model.weight(0, 0, 1)).isNegative();
    }

    @Test
    void constrained_netAsAnyTrainer_held() {
        requireHeld(MonotoneTrainer.constrained(SMALL, UP_AND_DOWN).fit(data(300, 2)));
    }

    @Test
    void fit_unknownColumn_namesIt() {
        MonotoneConstraints unknown = MonotoneConstraints.none().increasing("x9");
        assertThatThrownBy(() -> SMALL.withMonotone(unknown).fit(data(50, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column \"x9\"");
    }

    @Test
    void fit_threeClasses_refused() {
        assertThatThrownBy(() -> SMALL.withMonotone(MonotoneConstraints.none().increasing("x0"))
                        .fit(Samples.threeClasses(50, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes: expected two with monotone constraints on [\"x0\"], got more");
    }

    @Test
    void fit_gelu_refused() {
        assertThatThrownBy(() ->
                        SMALL.with(Activation.GELU).withMonotone(UP_AND_DOWN).fit(data(50, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activation: expected one that only rises with monotone constraints on [\"x0\", \"x1\"],"
                        + " got GELU");
    }

    @Test
    void fit_layerNormalisation_refused() {
        assertThatThrownBy(() -> SMALL.with(NetNormalization.LAYER)
                        .withMonotone(UP_AND_DOWN)
                        .fit(data(50, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("normalization: expected NONE or BATCH with monotone constraints on [\"x0\", \"x1\"],"
                        + " got LAYER");
    }

    @Test
    void fit_enginesOfSmile_refused() {
        assertThatThrownBy(() -> SMALL.with(Optimizer.sgd(0.01))
                        .with(NeuralEngine.SMILE)
                        .withMonotone(UP_AND_DOWN)
                        .fit(data(50, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("monotone constraints: expected none with engine SMILE,"
                        + " got {x0=INCREASING, x1=DECREASING}");
    }
}
