package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Model;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.models.Samples;
import io.limpid.models.TrainedModelCodecs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetPruningTest {

    private static final MultilayerPerceptron SMALL = MultilayerPerceptron.withDefaults()
            .withHidden(20, 10)
            .withEpochs(10)
            .with(Optimizer.adam(0.01))
            .withSeed(3);

    private static final Dataset DATA = Samples.random(300, 30, 1);

    /** Columns of deviations 1 and 10, means 0 and 20; weights 3, 0.2 and -1, 0.4; then 5 and -4. */
    private static final Dataset TWO = Samples.of(new double[] {0, 1}, new double[] {-1, 1}, new double[] {10, 30});

    private static final MultilayerPerceptronModel TINY = new MultilayerPerceptronModel(
            TWO.features().schema(),
            List.of("no", "yes"),
            NeuralEngine.LIMPID,
            new NetLayers(
                    new double[][][] {{{3, 0.2}, {-1, 0.4}}, {{5, -4}}},
                    new double[][] {{0, -2}, {1}},
                    Activation.LINEAR,
                    NetOutput.SIGMOID),
            List.of());

    /** What they move the sums: 3, 2 and 1, 4; the units deviate by 5 and 3, which makes 25 and 12. */
    @Test
    void overall_aThird_theTwoThatMoveTheSumsLeast() {
        CompactNet<MultilayerPerceptronModel> pruned = NetPruning.overall(0.34).apply(TINY, TWO);
        MultilayerPerceptronModel net = pruned.model();
        assertThat(net.weight(0, 0, 0)).isEqualTo(3);
        assertThat(net.weight(0, 0, 1)).isZero();
        assertThat(net.weight(0, 1, 0)).isZero();
        assertThat(net.weight(0, 1, 1)).isEqualTo(0.4);
        assertThat(net.bias(0, 0)).isEqualTo(4); // 0.2 times the mean of 20
        assertThat(net.bias(0, 1)).isEqualTo(-2);
        assertThat(pruned.zeros()).isEqualTo(2);
        assertThat(pruned.weights()).isEqualTo(6);
    }

    @Test
    void eachLayer_half_halfOfEach() {
        MultilayerPerceptronModel net =
                NetPruning.eachLayer(0.5).apply(TINY, TWO).model();
        assertThat(net.weight(0, 0, 1)).isZero();
        assertThat(net.weight(0, 1, 0)).isZero();
        assertThat(net.weight(1, 0, 0)).isEqualTo(5);
        assertThat(net.weight(1, 0, 1)).isZero();
        assertThat(net.bias(1, 0)).isEqualTo(1 - 4 * (0.4 * 20 - 2)); // the unit's mean
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0.1, 81, 81", "0.29, 234, 234", "0.5, 405, 405", "0.999, 809, 807"})
    void apply_anyShare_soManyZerosAndMeanSumsKept(double share, int ofAll, int ofEach) {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        CompactNet<MultilayerPerceptronModel> overall =
                NetPruning.overall(share).apply(net, DATA);
        CompactNet<MultilayerPerceptronModel> each = NetPruning.eachLayer(share).apply(net, DATA);
        assertThat(overall.weights()).isEqualTo(600 + 200 + 10);
        assertThat(overall.zeros()).isEqualTo(ofAll);
        assertThat(each.zeros()).isEqualTo(ofEach);
        List<NetActivations.Unit> before = NetInspection.of(net)
                .activations(DATA.features())
                .layers()
                .get(0)
                .units();
        List<NetActivations.Unit> after = NetInspection.of(overall.model())
                .activations(DATA.features())
                .layers()
                .get(0)
                .units();
        for (int u = 0; u < 20; u++) {
            double mean = Arrays.stream(before.get(u).sums()).average().orElseThrow();
            // 300 roundings of numbers of size one
            assertThat(Arrays.stream(after.get(u).sums()).average().orElseThrow())
                    .isCloseTo(mean, within(1e-12));
        }
    }

    @Test
    void apply_noShare_sameBits() {
        MultilayerPerceptronModel net = SMALL.fit(DATA);
        assertThat(NetPruning.overall(0).apply(net, DATA).model().predict(DATA.features()))
                .isEqualTo(net.predict(DATA.features()));
    }

    /** All of a size: of equal ones the first go, and no more than asked for. */
    @Test
    void apply_equalWeights_exactlyTheShare() {
        MultilayerPerceptronModel equal = new MultilayerPerceptronModel(
                TWO.features().schema(),
                List.of("no", "yes"),
                NeuralEngine.LIMPID,
                new NetLayers(
                        new double[][][] {{{1, 0.1}, {-1, -0.1}, {1, 0.1}, {1, -0.1}}, {{1, 1, 1, 1}}},
                        new double[][] {{0, 0, 0, 0}, {1}},
                        Activation.LINEAR,
                        NetOutput.SIGMOID),
                List.of());
        CompactNet<MultilayerPerceptronModel> half = NetPruning.eachLayer(0.5).apply(equal, TWO);
        assertThat(half.zeros()).isEqualTo(6);
        assertThat(half.model().weight(0, 0, 0)).isZero();
        assertThat(half.model().weight(0, 1, 1)).isZero();
        assertThat(half.model().weight(0, 2, 0)).isEqualTo(1);
    }

    /** 0.29 * 100 is 28.999999999999996 in double precision. */
    @Test
    void apply_shareBetweenDoubles_roundedDownAsWritten() {
        Dataset one = Samples.random(50, 1, 1);
        MultilayerPerceptronModel net = MultilayerPerceptron.withDefaults()
                .withHidden(100)
                .withEpochs(1)
                .fit(one);
        assertThat(NetPruning.eachLayer(0.29).apply(net, one).zeros()).isEqualTo(29 + 29);
        assertThat(NetPruning.overall(0.29).apply(net, one).zeros()).isEqualTo(58);
    }

    /** Of weights that move nothing the zeros count first, so that no more go than were asked for. */
    @Test
    void apply_zerosBesideAConstantColumn_exactlyTheShare() {
        MultilayerPerceptronModel net = new MultilayerPerceptronModel(
                TWO.features().schema(),
                List.of("no", "yes"),
                NeuralEngine.LIMPID,
                new NetLayers(
                        new double[][][] {{{1, 0}, {2, 0}, {3, 0}, {4, 5}}, {{1, 2, 3, 4}}},
                        new double[][] {{0, 0, 0, 0}, {1}},
                        Activation.LINEAR,
                        NetOutput.SIGMOID),
                List.of());
        Dataset constant = Samples.of(new double[] {0, 1, 1}, new double[] {2, 2, 2}, new double[] {1, 2, 4});
        CompactNet<MultilayerPerceptronModel> half = NetPruning.eachLayer(0.5).apply(net, constant);
        assertThat(half.zeros()).isEqualTo(4 + 2);
        assertThat(half.model().weight(0, 0, 0)).isZero();
        assertThat(half.model().weight(0, 1, 0)).isEqualTo(2);
    }

    @Test
    void read_prunedNet_sameBitsOfASmallerFile(@TempDir Path folder) {
        CompactNet<MultilayerPerceptronModel> pruned =
                NetPruning.overall(0.9).apply(SMALL.withHidden(100).fit(DATA), DATA);
        assertThat(pruned.share()).isLessThan(0.45); // Names and digests stay.
        requireSameBits(pruned.model(), folder);
    }

    private static void requireSameBits(Model model, Path folder) {
        Path file = folder.resolve("m.limpid");
        ModelFile.of(model, TrainingRecord.of(DATA, 0)).write(file, TrainedModelCodecs.ALL);
        Model read = ModelFile.read(file, TrainedModelCodecs.ALL).model();
        assertThat(read.predict(DATA.features())).isEqualTo(model.predict(DATA.features()));
        assertThat(ModelFile.digest(read, TrainedModelCodecs.ALL))
                .isEqualTo(ModelFile.digest(model, TrainedModelCodecs.ALL));
    }

    @Test
    void apply_thenQuantization_zerosStayAndTheFileIsSmallerStill(@TempDir Path folder) {
        CompactNet<MultilayerPerceptronModel> pruned =
                NetPruning.overall(0.9).apply(SMALL.withHidden(100).fit(DATA), DATA);
        CompactNet<MultilayerPerceptronModel> both =
                NetQuantization.withDefaults().apply(pruned.model(), DATA);
        for (int u = 0; u < 100; u++) {
            for (int j = 0; j < 30; j++) {
                if (pruned.model().weight(u, j) == 0) {
                    assertThat(both.model().weight(u, j)).isZero();
                }
            }
        }
        assertThat(both.bytes()).isLessThan(pruned.bytes());
        requireSameBits(both.model(), folder);
    }

    @Test
    void apply_netInEightBits_othersStayInEightBits(@TempDir Path folder) {
        MultilayerPerceptronModel coded = NetQuantization.withDefaults()
                .apply(SMALL.withHidden(100).fit(DATA), DATA)
                .model();
        MultilayerPerceptronModel pruned =
                NetPruning.overall(0.5).apply(coded, DATA).model();
        assertThat(pruned.bitsPerWeight()).isEqualTo(8);
        int kept = 0;
        for (int u = 0; u < 100; u++) {
            for (int j = 0; j < 30; j++) {
                assertThat(pruned.weight(u, j)).isIn(0.0, coded.weight(u, j));
                kept += pruned.weight(u, j) != 0 ? 1 : 0;
            }
        }
        assertThat(kept).isBetween(1_000, 2_000);
        requireSameBits(pruned, folder);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void overall_shareOutsideTheBounds_refused(double share) {
        assertThatThrownBy(() -> NetPruning.overall(share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share: expected a number from 0 to below 1, got " + share);
        assertThatThrownBy(() -> NetPruning.eachLayer(share)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void apply_noRows_refused() {
        assertThatThrownBy(() -> NetPruning.overall(0.5).apply(TINY, TWO.select(new int[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calibration rows: expected at least 1 row with weight, got 0");
    }
}
