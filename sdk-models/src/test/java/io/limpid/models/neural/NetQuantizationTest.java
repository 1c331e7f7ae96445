package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.calibrate.CalibratedClassifier;
import io.limpid.core.calibrate.CalibrationMethod;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.model.DifferentiableChecks;
import io.limpid.core.model.Model;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.core.transform.PipelineRegressor;
import io.limpid.models.Samples;
import io.limpid.models.TrainedModelCodecs;
import io.limpid.models.linear.LogisticRegression;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetQuantizationTest {

    private static final MultilayerPerceptron SMALL = MultilayerPerceptron.withDefaults()
            .withHidden(9, 5)
            .withEpochs(20)
            .with(Optimizer.adam(0.01))
            .withSeed(3);

    private static final Dataset DATA = Samples.random(300, 6, 1);

    private static <M extends Model> M small(M model, Dataset calibration) {
        return NetQuantization.withDefaults().apply(model, calibration).model();
    }

    private static Model roundTrip(Model model, Path folder) {
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, TrainingRecord.of(DATA, 0)).write(file, TrainedModelCodecs.ALL);
        return ModelFile.read(file, TrainedModelCodecs.ALL).model();
    }

    @Test
    void apply_everyUnit_codesOfOneScale() {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        MultilayerPerceptronModel small = small(net, DATA);
        assertThat(small.bitsPerWeight()).isEqualTo(8);
        assertThat(net.bitsPerWeight()).isEqualTo(64);
        NetCodes codes = small.codes().orElseThrow();
        for (int layer = 0; layer < 3; layer++) {
            for (int u = 0; u < codes.scales(layer).length; u++) {
                for (int k = 0; k < codes.exponents(layer).length; k++) {
                    double weight = small.weight(layer, u, k);
                    double step = codes.scales(layer)[u] * Math.pow(2, codes.exponents(layer)[k]);
                    assertThat(weight).isEqualTo(step * codes.codes(layer)[u][k]); // Powers of two round nothing.
                    assertThat(weight * net.weight(layer, u, k)).isGreaterThanOrEqualTo(0);
                }
            }
        }
    }

    /**
     * numpy 2.4.6, net_codes.py in the gold folder: four columns of very different units, of which the last is constant
     * over the weighted rows. Tolerance: sums of five products, each rounded.
     */
    @Test
    void apply_knownLayer_codesOfNumPy() {
        Dataset rows = Samples.of(
                        new double[5],
                        new double[] {1, -2, 0.5, 3, -1.5},
                        new double[] {150, 90, -40, 10, 60},
                        new double[] {0.03, 0.01, 0.05, -0.02, 0},
                        new double[] {7, 7, 7, 7, 7})
                .withWeights(new double[] {1, 2, 1, 3, 1});
        MultilayerPerceptronModel net = new MultilayerPerceptronModel(
                rows.features().schema(),
                List.of("no", "yes"),
                NeuralEngine.LIMPID,
                new NetLayers(
                        new double[][][] {{{0.83, -0.0121, 41.7, 0.5}, {-0.31, 0.0007, 97.3, -0.001}}, {{1, 1}}},
                        new double[][] {{0.25, -1.5}, {0}},
                        Activation.RELU,
                        NetOutput.SIGMOID),
                List.of());
        MultilayerPerceptronModel small = small(net, rows);
        NetCodes codes = small.codes().orElseThrow();
        assertThat(codes.exponents(0)).containsExactly((short) -1, (short) -6, (short) 5, (short) -1);
        assertThat(codes.codes(0)[0]).containsExactly(127, -59, 100, 77);
        assertThat(codes.codes(0)[1])
                .containsExactly(-26, 2, 127, 0); // Here the second scale is nearer than the first.
        assertThat(codes.scales(0)[0]).isCloseTo(0.013070866141732283, within(1e-16));
        assertThat(codes.scales(0)[1]).isCloseTo(0.02391798720472441, within(1e-16));
        assertThat(small.bias(0, 0)).isCloseTo(0.22437869094488203, within(1e-14));
        assertThat(small.bias(0, 1)).isCloseTo(-1.508183116218627, within(1e-14));
    }

    /** Every unit's sums over the calibration rows, against those of the plain scale of the largest weight. */
    @Test
    void apply_everyUnit_sumsNoFurtherOffThanUnderTheLargestWeight() {
        Dataset data = Samples.random(400, 60, 2);
        MultilayerPerceptronModel net = SMALL.withHidden(12).fit(data);
        MultilayerPerceptronModel small = small(net, data);
        List<NetActivations.Unit> before = NetInspection.of(net)
                .activations(data.features())
                .layers()
                .get(0)
                .units();
        List<NetActivations.Unit> after = NetInspection.of(small)
                .activations(data.features())
                .layers()
                .get(0)
                .units();
        int nearer = 0;
        for (int u = 0; u < 12; u++) {
            double found = squares(before.get(u).sums(), after.get(u).sums());
            double plain = squares(before.get(u).sums(), plainSums(net, u, data.features()));
            assertThat(found).isLessThanOrEqualTo(plain * (1 + 1e-9)); // rounding of the sums
            nearer += found < 0.99 * plain ? 1 : 0;
        }
        assertThat(nearer).isPositive(); // So that cutting large weights does something.
    }

    /** Uniform columns from -1 to 1 deviate by 0.577, next to 1/2; the mean of the sums is kept. */
    private static double[] plainSums(MultilayerPerceptronModel net, int unit, Table x) {
        int p = net.features().size();
        double most = 0;
        for (int j = 0; j < p; j++) {
            most = Math.max(most, Math.abs(net.weight(unit, j)));
        }
        double[] sums = new double[x.rows()];
        double off = 0;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = net.bias(unit);
            for (int j = 0; j < p; j++) {
                double coded = most / 127 * Math.rint(net.weight(unit, j) / (most / 127));
                sums[i] += coded * x.column(j)[i];
                off += (net.weight(unit, j) - coded) * x.column(j)[i] / sums.length;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += off;
        }
        return sums;
    }

    private static double squares(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    @Test
    void apply_everyUnit_meanSumIsKept() {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        NetSummary before = NetInspection.of(net).summary(DATA);
        NetSummary after = NetInspection.of(small(net, DATA)).summary(DATA);
        double[][] sums = new double[2][9];
        for (int u = 0; u < 9; u++) {
            sums[0][u] = mean(NetInspection.of(net).activations(DATA.features()), u);
            sums[1][u] = mean(NetInspection.of(small(net, DATA)).activations(DATA.features()), u);
            assertThat(sums[1][u]).isCloseTo(sums[0][u], within(1e-12)); // 300 roundings of numbers of size one
        }
        assertThat(after.layers().get(0)).isNotEqualTo(before.layers().get(0));
    }

    private static double mean(NetActivations seen, int unit) {
        return Arrays.stream(seen.layers().get(0).units().get(unit).sums())
                .average()
                .orElseThrow();
    }

    /** Columns as large as a year's seconds, as small as a virus and far from zero: codes must not care. */
    @Test
    void apply_columnsOfAnyUnit_asNearAsStandardisedOnes() {
        double[] units = {1e9, 1e-9, 1, 3e4, 1e-3, 1e100};
        double[] offsets = {5e9, 0, 100, -3e5, 0.01, 0};
        double[][] columns = new double[6][];
        for (int j = 0; j < 6; j++) {
            double unit = units[j];
            double offset = offsets[j];
            columns[j] = Arrays.stream(DATA.features().column(j))
                    .map(v -> unit * v + offset)
                    .toArray();
        }
        Dataset scaled = DATA.withFeatures(Samples.table(columns));
        MultilayerPerceptronModel net = SMALL.fit(scaled);
        double scaledOff = largestOff(net, small(net, scaled), scaled.features());
        MultilayerPerceptronModel plain = SMALL.fit(DATA);
        double plainOff = largestOff(plain, small(plain, DATA), DATA.features());
        assertThat(plainOff).isBetween(1e-6, 0.05); // 8 bits are worth about a hundredth of a probability here.
        assertThat(scaledOff).isBetween(1e-6, 2 * plainOff);
    }

    private static double largestOff(Model a, Model b, Table x) {
        double[] before = a.predict(x);
        double[] after = b.predict(x);
        double most = 0;
        for (int i = 0; i < before.length; i++) {
            most = Math.max(most, Math.abs(before[i] - after[i]));
        }
        return most;
    }

    @Test
    void read_quantizedNet_sameBitsAndStillSmall(@TempDir Path folder) {
        MultilayerPerceptronModel small = small(SMALL.fit(DATA), DATA);
        MultilayerPerceptronModel read = (MultilayerPerceptronModel) roundTrip(small, folder);
        assertThat(read.predict(DATA.features())).isEqualTo(small.predict(DATA.features()));
        assertThat(read.bitsPerWeight()).isEqualTo(8);
        assertThat(ModelFile.digest(read, TrainedModelCodecs.ALL))
                .isEqualTo(ModelFile.digest(small, TrainedModelCodecs.ALL));
        assertThat(read.history()).isEmpty();
    }

    @Test
    void apply_anyWorkers_sameBits() throws InterruptedException {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            MultilayerPerceptronModel parallel = NetQuantization.withDefaults()
                    .apply(net, DATA, Run.quiet().with(Workers.on(pool)))
                    .model();
            assertThat(ModelFile.digest(parallel, TrainedModelCodecs.ALL))
                    .isEqualTo(ModelFile.digest(small(net, DATA), TrainedModelCodecs.ALL));
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void gradient_quantizedNet_isThatOfItsPredictions() {
        MultilayerPerceptronModel small = small(SMALL.with(Activation.TANH).fit(DATA), DATA);
        // Central differences with steps of 1e-5.
        DifferentiableChecks.assertGradient(small, DATA.features().select(new int[] {0, 1, 2}), 1e-7);
    }

    @Test
    void apply_rowsWithoutWeight_asAbsent() {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        double[] weights = new double[300];
        Arrays.fill(weights, 0, 100, 1);
        int[] first = new int[100];
        Arrays.setAll(first, i -> i);
        assertThat(digest(small(net, DATA.withWeights(weights)))).isEqualTo(digest(small(net, DATA.select(first))));
        assertThat(digest(small(net, DATA.select(first)))).isNotEqualTo(digest(small(net, DATA)));
    }

    private static String digest(Model model) {
        return ModelFile.digest(model, TrainedModelCodecs.ALL);
    }

    @Test
    void apply_fewerCalibrationRows_evenlySpacedOnes() {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        int[] spaced = new int[60];
        Arrays.setAll(spaced, i -> 5 * i);
        assertThat(digest(NetQuantization.withDefaults()
                        .withCalibrationRows(60)
                        .apply(net, DATA)
                        .model()))
                .isEqualTo(digest(small(net, DATA.select(spaced))));
    }

    /** One row says nothing of how columns vary: the sizes of the weights must do. */
    @Test
    void apply_oneCalibrationRow_nearTheOriginalOnOthers() {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        MultilayerPerceptronModel small = small(net, DATA.select(new int[] {7}));
        assertThat(largestOff(net, small, DATA.features())).isBetween(1e-9, 0.1);
    }

    @Test
    void apply_columnConstantInCalibration_keepsItsWeights() {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        double[][] columns = new double[6][];
        for (int j = 0; j < 6; j++) {
            columns[j] = DATA.features().column(j).clone();
        }
        Arrays.fill(columns[2], 0.25);
        MultilayerPerceptronModel small = small(net, DATA.withFeatures(Samples.table(columns)));
        assertThat(largestOff(net, small, DATA.features())).isBetween(1e-9, 0.1);
    }

    @Test
    void apply_netWithoutWeights_staysIt() {
        MultilayerPerceptronModel zero = new MultilayerPerceptronModel(
                DATA.features().schema(),
                List.of("no", "yes"),
                NeuralEngine.LIMPID,
                new NetLayers(
                        new double[][][] {new double[2][6], new double[1][2]},
                        new double[][] {{1, 2}, {0.5}},
                        Activation.RELU,
                        NetOutput.SIGMOID),
                List.of());
        MultilayerPerceptronModel small = small(zero, DATA);
        assertThat(small.predict(DATA.features())).isEqualTo(zero.predict(DATA.features()));
        assertThat(small.codes().orElseThrow().scales(0)).containsExactly(0, 0);
    }

    @Test
    void apply_quantizedOne_nearlyTheSameAgain() {
        MultilayerPerceptronModel once = small(SMALL.fit(DATA), DATA);
        assertThat(largestOff(once, small(once, DATA), DATA.features())).isLessThan(0.05);
    }

    @Test
    void read_layerNormalisation_nearTheOriginalAndSameBits(@TempDir Path folder) {
        MultilayerPerceptronModel net = SMALL.with(NetNormalization.LAYER).fit(DATA);
        MultilayerPerceptronModel small = small(net, DATA);
        assertThat(largestOff(net, small, DATA.features())).isBetween(1e-9, 0.1);
        assertThat(small.gain(0, 3)).isEqualTo(net.gain(0, 3));
        assertThat(roundTrip(small, folder).predict(DATA.features())).isEqualTo(small.predict(DATA.features()));
    }

    @Test
    void apply_calibratedBehindAPipeline_onlyTheNetIsExchanged() {
        PipelineClassifier trained = Pipeline.standard().classifier(SMALL).fit(DATA);
        CalibratedClassifier calibrated = CalibratedClassifier.of(
                trained.last(),
                CalibrationMethod.PLATT.fit(ClassPredictions.of(
                        trained.last(),
                        DATA.withFeatures(trained.preprocessing().transform(DATA.features())))));
        DecisionThreshold threshold = new DecisionThreshold(0.3, "mine");
        PipelineClassifier model = trained.withLast(calibrated).withThreshold(threshold);
        PipelineClassifier small = small(model, DATA);
        assertThat(small.threshold()).isEqualTo(threshold);
        assertThat(small.preprocessing()).isSameAs(trained.preprocessing());
        assertThat(((CalibratedClassifier) small.last()).calibrator()).isSameAs(calibrated.calibrator());
        assertThat(largestOff(model, small, DATA.features())).isBetween(1e-9, 0.1);
    }

    @Test
    void apply_regressorBehindAPipeline_nearTheOriginal(@TempDir Path folder) {
        Dataset numbers = Samples.numbers(300, 6, 1); // From 950 to 1,150.
        PipelineRegressor model =
                Pipeline.standard().regressor(SMALL.forRegression()).fit(numbers);
        PipelineRegressor small = small(model, numbers);
        assertThat(largestOff(model, small, numbers.features())).isBetween(1e-3, 10.0);
        assertThat(roundTrip(small, folder).predict(numbers.features())).isEqualTo(small.predict(numbers.features()));
    }

    @Test
    void apply_noNet_saysWhatThereIs() {
        Model logistic = LogisticRegression.withDefaults().fit(DATA);
        assertThatThrownBy(() -> small(logistic, DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got a LogisticRegressionModel");
    }

    @Test
    void apply_noRowWithWeight_refused() {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        assertThatThrownBy(() -> small(net, DATA.withWeights(new double[300])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calibration rows: expected at least 1 row with weight, got 0");
    }

    @Test
    void apply_missingValue_namesColumnAndRow() {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        double[][] columns = new double[6][300];
        columns[4][299] = Double.NaN;
        assertThatThrownBy(() -> small(net, DATA.withFeatures(Samples.table(columns))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"x4\", row 299: expected a number, got a missing value");
    }

    @Test
    void apply_cancelled_stops() {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        assertThatThrownBy(() -> NetQuantization.withDefaults()
                        .apply(net, DATA, Run.quiet().with(() -> true)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void withCalibrationRows_outsideTheBounds_refused() {
        for (int rows : new int[] {0, -1, 1_000_001}) {
            assertThatThrownBy(() -> NetQuantization.withDefaults().withCalibrationRows(rows))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("calibrationRows: expected a whole number from 1 to 1000000, got " + rows);
        }
    }
}
