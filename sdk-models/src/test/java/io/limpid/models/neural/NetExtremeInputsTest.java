package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.models.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calibration rows at the end of double precision: what cannot be said in it is refused by name. */
class NetExtremeInputsTest {

    private static MultilayerPerceptronModel linear(Dataset data, double... weights) {
        return new MultilayerPerceptronModel(
                data.features().schema(),
                List.of("no", "yes"),
                NeuralEngine.LIMPID,
                new NetLayers(new double[][][] {{weights}}, new double[][] {{0}}, Activation.LINEAR, NetOutput.SIGMOID),
                List.of());
    }

    @Test
    void quantize_weightBeyondDoublesInDeviations_namesLayerUnitAndColumn() {
        Dataset data = Samples.of(new double[] {0, 1}, new double[] {1, 2}, new double[] {1.7e308, -1.7e308});
        MultilayerPerceptronModel net = linear(data, 1, 3);
        assertThatThrownBy(() -> NetQuantization.withDefaults().apply(net, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 0, unit 0, input \"x1\": expected a weight times the standard deviation of its input"
                        + " that fits in double precision, got 3.0 times 1.7E308");
    }

    @Test
    void quantize_deviationBeyondDoubles_namesTheColumn() {
        Dataset data = Samples.of(new double[] {0, 1, 0, 1}, new double[] {1, 2, 3, 4}, new double[] {
            -1.7e308, -1.7e308, -1.7e308, 1.7e308
        });
        MultilayerPerceptronModel net = linear(data, 1, 1e-300);
        assertThatThrownBy(() -> NetQuantization.withDefaults().apply(net, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"x1\": expected values with a finite standard deviation");
    }

    @Test
    void prune_meanBeyondDoubles_namesLayerAndUnit() {
        Dataset data = Samples.of(new double[] {0, 1}, new double[] {1, 2}, new double[] {1.7e308, 1.7e308});
        MultilayerPerceptronModel net = linear(data, 1, 3);
        assertThatThrownBy(() -> NetPruning.overall(0.5).apply(net, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("layer 0, unit 0: expected calibration rows over which its bias can make up");
    }
}
