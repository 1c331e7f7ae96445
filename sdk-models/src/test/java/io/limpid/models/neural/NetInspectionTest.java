package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.calibrate.CalibratedClassifier;
import io.limpid.core.calibrate.CalibrationMethod;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Moments;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.transform.ExtraColumns;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.models.Samples;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.tree.TreeSamples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetInspectionTest {

    private static final List<TrainingRound> NO_HISTORY = List.of();

    /** Of x0 and x1: {@code max(x0 - x1, 0)}, {@code max(-x0 - 2, 0)}; log-odds {@code 1 + 2 first - second}. */
    private static final MultilayerPerceptronModel TINY = new MultilayerPerceptronModel(
            Samples.table(new double[0], new double[0]).schema(),
            List.of("no", "yes"),
            NeuralEngine.LIMPID,
            new NetLayers(
                    new double[][][] {{{1, -1}, {-1, 0}}, {{2, -1}}},
                    new double[][] {{0, -2}, {1}},
                    Activation.RELU,
                    NetOutput.SIGMOID),
            NO_HISTORY);

    private static final MultilayerPerceptron SMALL = MultilayerPerceptron.withDefaults()
            .withHidden(7, 5)
            .withEpochs(5)
            .with(Optimizer.adam(0.01))
            .withSeed(1);

    @Test
    void layers_twoLayers_everyNumberWithItsNames() {
        List<NetLayer> layers = NetInspection.of(TINY).layers();
        assertThat(layers)
                .containsExactly(
                        new NetLayer(
                                0,
                                NetLayer.Place.HIDDEN,
                                Activation.RELU,
                                List.of("x0", "x1"),
                                List.of(
                                        new NetLayer.Unit("unit 0", 0, 1, 0, Math.sqrt(2), 0, List.of(1.0, -1.0)),
                                        new NetLayer.Unit("unit 1", -2, 1, 0, 1, 1, List.of(-1.0, 0.0)))),
                        new NetLayer(
                                1,
                                NetLayer.Place.OUTPUT,
                                Activation.LINEAR,
                                List.of("unit 0", "unit 1"),
                                List.of(new NetLayer.Unit("yes", 1, 1, 0, Math.sqrt(5), 0, List.of(2.0, -1.0)))));
    }

    @Test
    void layers_hugeAndNoWeights_normsWithoutOverflow() {
        MultilayerPerceptronRegressionModel net = new MultilayerPerceptronRegressionModel(
                Samples.table(new double[0], new double[0]).schema(),
                NeuralEngine.LIMPID,
                new NetLayers(
                        new double[][][] {{{3e300, 4e300}, {0, 0}}, {{3e-300, 4e-300}}},
                        new double[][] {{0, 0}, {0}},
                        Activation.TANH,
                        NetOutput.LINEAR),
                NO_HISTORY);
        List<NetLayer> layers = NetInspection.of(net).layers();
        assertThat(layers.get(0).units().get(0).norm()).isCloseTo(5e300, within(1e286));
        assertThat(layers.get(0).units().get(1).norm()).isZero();
        assertThat(layers.get(0).units().get(1).zeros()).isEqualTo(2);
        assertThat(layers.get(1).units().get(0).norm()).isCloseTo(5e-300, within(1e-314));
        assertThat(layers.get(1).units().get(0).name()).isEqualTo("prediction");
    }

    @Test
    void activations_oneRow_sumsAndOutputsOfEveryUnit() {
        NetActivations seen =
                NetInspection.of(TINY).activations(Samples.table(new double[] {-3, 2}, new double[] {1, -1}));
        NetActivations.Layer hidden = seen.layers().get(0);
        assertThat(seen.rows()).isEqualTo(2);
        assertThat(hidden.units().get(0).sums()).containsExactly(-4, 3);
        assertThat(hidden.units().get(0).outputs()).containsExactly(0, 3);
        assertThat(hidden.units().get(1).sums()).containsExactly(1, -4);
        assertThat(hidden.units().get(1).outputs()).containsExactly(1, 0);
        NetActivations.Unit output = seen.layers().get(1).units().get(0);
        assertThat(output.name()).isEqualTo("yes");
        assertThat(output.sums()).containsExactly(0, 7);
        assertThat(output.outputs()).containsExactly(0, 7);
        assertThat(seen.predictions().get(1).values()[0]).isEqualTo(0.5);
    }

    @Test
    void activations_moreRowsThanATile_eachAsAloneAndPredictionsAsTheModels() {
        Dataset data = Samples.threeClasses(700, 1);
        MultilayerPerceptronModel net = SMALL.with(Activation.GELU).fit(data);
        NetInspection inside = NetInspection.of(net);
        NetActivations all = inside.activations(data.features());
        double[] p = net.predict(data.features());
        for (int i : new int[] {0, 63, 64, 511, 512, 699}) {
            NetActivations one = inside.activations(data.features().select(new int[] {i}));
            for (int layer = 0; layer < 3; layer++) {
                for (int u = 0; u < all.layers().get(layer).units().size(); u++) {
                    NetActivations.Unit of = all.layers().get(layer).units().get(u);
                    NetActivations.Unit alone = one.layers().get(layer).units().get(u);
                    assertThat(of.sums()[i]).isEqualTo(alone.sums()[0]);
                    assertThat(of.outputs()[i]).isEqualTo(alone.outputs()[0]);
                }
            }
        }
        for (int k = 0; k < 3; k++) {
            assertThat(all.predictions().get(k).name()).isEqualTo(net.classes().get(k));
            assertThat(all.layers().get(2).units().get(k).name())
                    .isEqualTo(net.classes().get(k));
            for (int i = 0; i < 700; i++) {
                assertThat(all.predictions().get(k).values()[i]).isEqualTo(p[3 * i + k]);
            }
        }
    }

    /** Of each row a layer's normalised sums, less their shifts and over their gains, have mean 0 and variance 1. */
    @Test
    void activations_layerNormalisation_sumsAreNormalised() {
        Dataset data = Samples.random(100, 3, 1);
        MultilayerPerceptronModel net = SMALL.with(NetNormalization.LAYER).fit(data);
        NetInspection inside = NetInspection.of(net);
        NetActivations seen = inside.activations(data.features());
        List<NetLayer.Unit> units = inside.layers().get(0).units();
        double sum = 0;
        double squares = 0;
        for (int u = 0; u < units.size(); u++) {
            assertThat(units.get(u).gain()).isEqualTo(net.gain(0, u)).isNotEqualTo(1);
            double standard = (seen.layers().get(0).units().get(u).sums()[7]
                            - units.get(u).shift())
                    / units.get(u).gain();
            sum += standard;
            squares += standard * standard;
        }
        assertThat(sum).isCloseTo(0, within(1e-12)); // seven roundings
        assertThat(squares / units.size()).isCloseTo(1, within(1e-3)); // 1e-5 is added to the variance
        double[] p = net.predict(data.features());
        assertThat(seen.predictions().get(1).values()[7]).isEqualTo(p[15]);
    }

    @Test
    void activations_noRows_noNumbers() {
        NetActivations seen = NetInspection.of(TINY).activations(Samples.table(new double[0], new double[0]));
        assertThat(seen.rows()).isZero();
        assertThat(seen.layers().get(0).units().get(1).sums()).isEmpty();
        assertThat(seen.predictions().get(0).values()).isEmpty();
    }

    @Test
    void activations_columnMissing_namedEvenWithoutRows() {
        assertThatThrownBy(() -> NetInspection.of(TINY).activations(Samples.table(new double[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"x1\": expected a numeric column, got no column of that name");
    }

    @Test
    void activations_missingValue_namesColumnAndRowOfTheTable() {
        double[] x = new double[600];
        x[583] = Double.NaN;
        assertThatThrownBy(() -> NetInspection.of(TINY).activations(Samples.table(x, new double[600])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"x0\", row 583: expected a number, got a missing value");
    }

    /** Raw columns, categories and missing values: the steps before the net are taken, nested or not. */
    @Test
    void activations_behindPipelines_predictionsAsTheModels() {
        Dataset penguins = TreeSamples.raw("penguins.csv", "species");
        Pipeline nothing = Pipeline.of();
        PipelineClassifier model =
                nothing.classifier(Pipeline.standard().classifier(SMALL)).fit(penguins);
        NetInspection inside = NetInspection.of(model);
        double[] p = model.predict(penguins.features());
        NetActivations seen = inside.activations(penguins.features());
        for (int i = 0; i < penguins.rows(); i++) {
            assertThat(seen.predictions().get(2).values()[i]).isEqualTo(p[3 * i + 2]);
        }
        assertThat(inside.layers().get(0).inputs())
                .isEqualTo(inside.net().features().names())
                .contains("island=Dream");
    }

    @Test
    void activations_underACalibration_thoseOfTheNet() {
        Dataset data = Samples.random(50, 2, 1);
        MultilayerPerceptronModel net = SMALL.fit(data);
        CalibratedClassifier calibrated =
                CalibratedClassifier.of(net, CalibrationMethod.PLATT.fit(ClassPredictions.of(net, data)));
        assertThat(NetInspection.of(calibrated)
                        .activations(data.features())
                        .predictions()
                        .get(1)
                        .values())
                .isEqualTo(NetInspection.of(net)
                        .activations(data.features())
                        .predictions()
                        .get(1)
                        .values());
    }

    @Test
    void activations_extraColumnsRefused_refusedHereToo() {
        Dataset data = Samples.random(50, 2, 1);
        PipelineClassifier model = Pipeline.of()
                .withExtraColumns(ExtraColumns.REFUSED)
                .classifier(SMALL)
                .fit(data);
        Table more = data.features().with(new Column(new Field.Numeric("more"), new double[50]));
        assertThatThrownBy(() -> NetInspection.of(model).activations(more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"more\"");
    }

    @Test
    void of_noNetBehindThePipeline_saysWhatThereIs() {
        Classifier model = Pipeline.standard()
                .classifier(LogisticRegression.withDefaults())
                .fit(Samples.random(50, 2, 1));
        assertThatThrownBy(() -> NetInspection.of(model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model: expected a net, or one behind a pipeline or a calibration,"
                        + " got a LogisticRegressionModel");
    }

    /** First unit gives 0, 0, 3, 6 and -, weights 1, 1, 1, 1, 0; the other is never above 0. */
    @Test
    void summary_weightedRows_spreadOfEveryUnitAndDeadOnes() {
        Dataset data = Samples.of(
                new double[] {0, 0, 1, 1, 1}, new double[] {-1, 0, 3, 6, Double.NaN}, new double[] {0, 0, 0, 0, 9});
        NetSummary summary = NetInspection.of(TINY).summary(data.withWeights(new double[] {1, 1, 1, 1, 0}));
        NetSummary.Unit first = summary.layers().get(0).units().get(0);
        assertThat(summary.rows()).isEqualTo(4);
        assertThat(first.over().mean()).isEqualTo(2.25);
        assertThat(first.over().deviation()).isCloseTo(Math.sqrt(45 / 4.0 - 2.25 * 2.25), within(1e-15)); // rounding
        assertThat(first.over().least()).isZero();
        assertThat(first.over().most()).isEqualTo(6);
        assertThat(first.over().zeroShare()).isEqualTo(0.5);
        assertThat(first.byClass()).containsOnlyKeys("no", "yes");
        assertThat(first.byClass().get("no")).isEqualTo(new NetSummary.Spread(0, 0, 0, 0, 1));
        assertThat(first.byClass().get("yes")).isEqualTo(new NetSummary.Spread(4.5, 1.5, 3, 6, 0));
        assertThat(summary.layers().get(0).dead()).containsExactly(1);
        NetSummary.Unit output = summary.layers().get(1).units().get(0);
        assertThat(output.name()).isEqualTo("yes");
        assertThat(output.over().mean()).isEqualTo(5.5); // 1 + 2 first
        assertThat(summary.layers().get(1).dead()).isEmpty();
    }

    @Test
    void summary_manyRows_momentsOfTheActivations() {
        Dataset data = Samples.threeClasses(1_300, 3);
        SplittableRandom random = new SplittableRandom(5);
        double[] w =
                IntStream.range(0, 1_300).mapToDouble(i -> random.nextInt(3)).toArray();
        MultilayerPerceptronModel net = SMALL.fit(data);
        NetSummary summary = NetInspection.of(net).summary(data.withWeights(w));
        NetActivations seen = NetInspection.of(net).activations(data.features());
        double[] ofTwo = IntStream.range(0, 1_300)
                .mapToDouble(i -> data.target().values()[i] == 2 ? w[i] : 0)
                .toArray();
        for (int layer = 0; layer < 3; layer++) {
            for (int u = 0; u < seen.layers().get(layer).units().size(); u++) {
                double[] outputs = seen.layers().get(layer).units().get(u).outputs();
                NetSummary.Unit unit = summary.layers().get(layer).units().get(u);
                requireMoments(unit.over(), Moments.of("unit", outputs, w));
                requireMoments(unit.byClass().get(net.classes().get(2)), Moments.of("unit", outputs, ofTwo));
            }
        }
        assertThat(summary.rows())
                .isEqualTo((int) Arrays.stream(w).filter(v -> v > 0).count());
    }

    /** 1e-12: some thousand roundings of numbers of size one. */
    private static void requireMoments(NetSummary.Spread spread, Moments moments) {
        assertThat(spread.mean()).isCloseTo(moments.mean(), within(1e-12));
        assertThat(spread.deviation()).isCloseTo(moments.deviation(), within(1e-12));
    }

    @Test
    void summary_hugeWeights_asOrdinaryOnes() {
        Dataset data = Samples.random(20, 2, 1);
        double[] huge = new double[20];
        Arrays.fill(huge, 1e308);
        NetSummary.Spread spread = over(data.withWeights(huge));
        assertThat(spread.mean()).isCloseTo(over(data).mean(), within(1e-14)); // rounding
        assertThat(spread.deviation()).isCloseTo(over(data).deviation(), within(1e-14));
    }

    /** As they are they have too few digits for a deviation: of the smallest of all, none. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 1e-320, 1e-310})
    void summary_subnormalWeights_asOrdinaryOnes(double weight) {
        Dataset data = Samples.random(20, 2, 1);
        double[] tiny = new double[20];
        Arrays.fill(tiny, weight);
        NetSummary.Spread spread = over(data.withWeights(tiny));
        assertThat(spread.mean()).isCloseTo(over(data).mean(), within(1e-14)); // rounding
        assertThat(spread.deviation()).isCloseTo(over(data).deviation(), within(1e-14));
    }

    private static NetSummary.Spread over(Dataset data) {
        return NetInspection.of(TINY)
                .summary(data)
                .layers()
                .get(0)
                .units()
                .get(0)
                .over();
    }

    @Test
    void summary_numericTarget_noClasses() {
        Dataset data = Samples.numbers(30, 2, 1);
        assertThat(NetInspection.of(TINY)
                        .summary(data)
                        .layers()
                        .get(0)
                        .units()
                        .get(0)
                        .byClass())
                .isEmpty();
    }

    @Test
    void summary_classWithoutRows_leftOut() {
        Dataset data = Samples.of(new double[] {1}, new double[] {5}, new double[] {2});
        NetSummary.Unit unit =
                NetInspection.of(TINY).summary(data).layers().get(0).units().get(0);
        assertThat(unit.byClass()).containsOnlyKeys("yes");
        assertThat(unit.over()).isEqualTo(new NetSummary.Spread(3, 0, 3, 3, 0));
    }

    @Test
    void summary_noRowWithWeight_refused() {
        Dataset data = Samples.random(2, 2, 1).withWeights(new double[2]);
        assertThatThrownBy(() -> NetInspection.of(TINY).summary(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows: expected at least 1 row with weight, got 0");
    }

    @Test
    void summary_missingValueBehindARowWithoutWeight_namesTheRowOfTheDataSet() {
        Dataset data = Samples.of(new double[3], new double[] {1, 2, Double.NaN}, new double[3])
                .withWeights(new double[] {0, 1, 1});
        assertThatThrownBy(() -> NetInspection.of(TINY).summary(data))
                .hasMessageStartingWith("column \"x0\", row 2: expected a number, got a missing value");
    }

    @Test
    void summary_numbersTooLargeForADeviation_namesTheUnit() {
        Dataset data = Samples.of(new double[2], new double[] {0, 1e300}, new double[] {0, 0});
        assertThatThrownBy(() -> NetInspection.of(TINY).summary(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 0, unit 0: expected numbers with a finite standard deviation, got 0.0 to 1.0E300");
    }
}
