package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Table;
import io.limpid.models.Samples;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layer normalisation: its numbers, its derivatives, and nets that have it. */
class LayerStandardTest {

    private static final double[] ONES = {1, 1, 1};
    private static final double[] ZEROS = {0, 0, 0};
    private static final MultilayerPerceptron SMALL = MultilayerPerceptron.withDefaults()
            .withHidden(8, 6)
            .with(NetNormalization.LAYER)
            .with(Optimizer.adam(0.01))
            .withEpochs(60)
            .withSeed(1);

    /** numpy 2.4.6: python src/test/resources/gold/layer_norm.py; tolerance: some ulps. */
    @Test
    void predict_twoHiddenLayers_isPyTorchsFormula() {
        NetLayers net = new NetLayers(
                new double[][][] {
                    {{0.3, -0.2}, {-0.4, 0.6}, {1.1, 0.05}},
                    {{0.7, -0.5, 0.2}, {0.1, 0.9, -1.2}, {-0.3, 0.4, 0.8}},
                    {{0.4, -0.9, 0.35}}
                },
                new double[][] {{0.1, -0.1, 0.4}, {0, 0.25, -0.6}, {0.2}},
                new double[][] {{1.5, -0.5, 0.75}, {0.8, 1.3, 0.6}},
                new double[][] {{0.2, 0, -0.3}, {-0.1, 0.6, 0.9}},
                Activation.TANH,
                NetOutput.LINEAR);
        Table x = Samples.table(new double[] {0.5, 1.5, -2}, new double[] {-1, 2, 0.25});
        MultilayerPerceptronRegressionModel model =
                new MultilayerPerceptronRegressionModel(x.schema(), NeuralEngine.LIMPID, net, List.of());
        assertThat(model.predict(x))
                .containsExactly(
                        new double[] {-0.5214276733808965, 0.18481882199350919, -0.5464784883518472}, within(1e-14));
        assertThat(model.normalization()).isEqualTo(NetNormalization.LAYER);
        assertThat(model.gain(1, 1)).isEqualTo(1.3);
        assertThat(model.shift(0, 2)).isEqualTo(-0.3);
    }

    /** Sums 1, 2, 6: mean 3, variance 14 / 3. */
    @Test
    void forward_threeUnits_meanZeroVarianceOne() {
        double[][] z = {{1}, {2}, {6}};
        new LayerStandard(3, 1).forward(z, new double[] {1, 2, 1}, new double[] {0, 0, 10}, 1);
        double deviation = Math.sqrt(14.0 / 3 + 1e-5);
        assertThat(z[0][0]).isCloseTo(-2 / deviation, within(1e-15));
        assertThat(z[1][0]).isCloseTo(-2 / deviation, within(1e-15));
        assertThat(z[2][0]).isCloseTo(3 / deviation + 10, within(1e-14));
    }

    @Test
    void forward_equalSums_leavesTheShifts() {
        double[][] z = {{7, 1e308}, {7, 1e308}, {7, 1e308}};
        new LayerStandard(3, 2).forward(z, ONES, new double[] {1, 2, 3}, 2);
        assertThat(z).isDeepEqualTo(new double[][] {{1, 1}, {2, 2}, {3, 3}});
    }

    /** A seventh of seven equal sums is not always one of them, and the difference would be taken for their spread. */
    @ParameterizedTest
    @ValueSource(ints = {7, 49})
    void forward_equalSumsOfManyUnits_leavesZero(int units) {
        double[] ones = new double[units];
        Arrays.fill(ones, 1);
        double[] sums = {0.1, 1e16 / 3, 1e17, 1e18 / 7, 1e200 / 3, 1.7e308};
        double[][] z = new double[units][];
        Arrays.setAll(z, u -> sums.clone());
        new LayerStandard(units, sums.length).forward(z, ones, new double[units], sums.length);
        assertThat(z).isDeepEqualTo(new double[units][sums.length]);
    }

    /** Squares, and even the sum, are beyond double precision; the result is that of the numbers scaled down. */
    @ParameterizedTest
    @ValueSource(doubles = {1e160, 1.5e308})
    void forward_hugeSums_asSmallOnes(double huge) {
        double[][] z = {{huge}, {huge / 2}, {-huge / 4}};
        LayerStandard kernel = new LayerStandard(3, 1);
        kernel.forward(z, ONES, ZEROS, 1);
        double deviation = Math.sqrt((49 + 1 + 64) / 144.0 / 3); // of 1, 1/2, -1/4 around 5/12
        assertThat(z[0][0]).isCloseTo(7.0 / 12 / deviation, within(1e-14));
        assertThat(z[1][0]).isCloseTo(1.0 / 12 / deviation, within(1e-14));
        assertThat(z[2][0]).isCloseTo(-8.0 / 12 / deviation, within(1e-14));
        double[][] d = {{1e10}, {0}, {0}};
        kernel.backward(d, ONES, 1);
        // The derivative of the first standard number by its own sum: (1 - 1/3 - s^2/3) / deviation.
        double s = 7.0 / 12 / deviation;
        assertThat(d[0][0] / 1e10 * huge).isCloseTo((2 - s * s) / 3 / deviation, within(1e-14));
    }

    @Test
    void forward_infiniteOrMissingSum_wholeRowIsNaN() {
        double[][] z = {{Double.POSITIVE_INFINITY, 1, Double.NaN}, {0, 2, 5}};
        new LayerStandard(2, 3).forward(z, ONES, ZEROS, 3);
        assertThat(z[0]).containsExactly(new double[] {Double.NaN, -1, Double.NaN}, within(1e-4));
        assertThat(z[1]).containsExactly(new double[] {Double.NaN, 1, Double.NaN}, within(1e-4));
    }

    @Test
    void predict_rowByRow_sameBitsAsTogether() {
        Dataset data = Samples.threeClasses(150, 2);
        MultilayerPerceptronModel model = SMALL.withEpochs(3).fit(data);
        double[] all = model.predict(data.features());
        for (int i = 0; i < 150; i++) {
            double[] one = model.predict(data.features().slice(i, i + 1));
            for (int k = 0; k < 3; k++) {
                assertThat(one[k]).isEqualTo(all[3 * i + k]);
            }
        }
    }

    /** Each row is normalised by itself, so the net that predicts has the loss of the one that trains. */
    @Test
    void fit_atRest_predictsAsItTrains() {
        Dataset data = Samples.threeClasses(100, 13);
        MultilayerPerceptronModel model =
                SMALL.with(Optimizer.sgd(1e-300)).withBatchSize(7).withEpochs(1).fit(data);
        double[] p = model.predict(data.features());
        double loss = 0;
        for (int i = 0; i < 100; i++) {
            loss -= StrictMath.log(p[3 * i + (int) data.target().values()[i]]) / 100;
        }
        assertThat(loss).isCloseTo(model.trainingLoss().get(0), within(1e-12)); // columns in other units
    }

    @Test
    void fit_rings_learnsThemWithGainsOfItsOwn() {
        Dataset data = Samples.threeClasses(400, 3);
        MultilayerPerceptronModel model = SMALL.withEpochs(150).fit(data);
        assertThat(model.history().get(149).training().orElseThrow().metric().orElseThrow())
                .isGreaterThan(0.85);
        assertThat(model.gain(0, 0)).isNotEqualTo(1);
        assertThat(model.shift(1, 5)).isNotEqualTo(0);
    }

    @Test
    void fit_singleRowsAsBatches_finite() {
        Dataset data = Samples.threeClasses(30, 4);
        assertThat(SMALL.withBatchSize(1).withEpochs(2).fit(data).predict(data.features()))
                .doesNotContain(Double.NaN);
    }

    @Test
    void fit_withoutHiddenLayers_nothingToNormalise() {
        Dataset data = Samples.threeClasses(30, 4);
        MultilayerPerceptronModel model = SMALL.withHidden().fit(data);
        assertThat(model.normalization()).isEqualTo(NetNormalization.NONE);
        assertThat(model.predict(data.features()))
                .isEqualTo(
                        SMALL.withHidden().with(NetNormalization.NONE).fit(data).predict(data.features()));
    }

    @Test
    void fit_constantColumnsOnly_classShares() {
        Dataset data = Samples.of(new double[] {0, 1, 1, 1}, new double[] {2, 2, 2, 2});
        double p = SMALL.withEpochs(500).fit(data).predict(data.features())[1];
        assertThat(p).isCloseTo(0.75, within(0.01)); // Adam at 0.01 circles the minimum at about this distance
    }

    @Test
    void withHidden_layerOfOneUnit_refused() {
        assertThatThrownBy(() -> SMALL.withHidden(4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hidden: expected at least 2 units in each layer under normalization LAYER, got [4, 1]");
    }

    @Test
    void gain_netWithoutNormalisation_isOne() {
        Dataset data = Samples.random(20, 2, 5);
        MultilayerPerceptronModel model =
                SMALL.with(NetNormalization.NONE).withEpochs(1).fit(data);
        assertThat(model.gain(1, 5)).isOne();
        assertThat(model.shift(1, 5)).isZero();
        assertThatThrownBy(() -> model.gain(1, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> model.gain(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void predict_missingValue_namesColumnAndRow() {
        MultilayerPerceptronModel model = SMALL.withEpochs(1).fit(Samples.random(20, 2, 5));
        Table x = Samples.table(new double[] {0, 1}, new double[] {0, Double.NaN});
        assertThatThrownBy(() -> model.predict(x))
                .isInstanceOf(RowException.class)
                .hasMessageStartingWith("column \"x1\", row 1: expected a number, got a missing value");
    }
}
