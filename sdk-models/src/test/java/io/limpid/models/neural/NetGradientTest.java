package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.run.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients by back-propagation against finite differences of the loss, for every layer, activation and output. */
class NetGradientTest {

    /** Three tiles, the last one short; 5 features and 7, 6 units leave rests in every unrolled loop. */
    private static final int ROWS = 150;

    private static final int[] ORDER =
            IntStream.range(0, ROWS).map(i -> ROWS - 1 - i).toArray();

    static List<Arguments> compute_anyNet_matchesFiniteDifferences() {
        List<Arguments> all = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (NetOutput output : NetOutput.values()) {
                all.add(Arguments.of(activation, output, NetNormalization.NONE, 0.0));
                all.add(Arguments.of(activation, output, NetNormalization.BATCH, 0.0));
                all.add(Arguments.of(activation, output, NetNormalization.LAYER, 0.0));
            }
            all.add(Arguments.of(activation, NetOutput.SOFTMAX, NetNormalization.NONE, 0.4));
            all.add(Arguments.of(activation, NetOutput.SIGMOID, NetNormalization.BATCH, 0.4));
            all.add(Arguments.of(activation, NetOutput.LINEAR, NetNormalization.LAYER, 0.4));
        }
        return all;
    }

    /**
     * Central differences with step 1e-6 are good to about 1e-9 here, near a kink of 150 rows' 13 units to less: at
     * most one row in 150 may lie within the step of it. A wrong or missing term shows at 1e-3 and more.
     */
    @ParameterizedTest
    @MethodSource
    void compute_anyNet_matchesFiniteDifferences(
            Activation activation, NetOutput output, NetNormalization normalization, double dropout) {
        NetShape shape = new NetShape(List.of(7, 6), activation, NetStart.HE, normalization);
        NetData data = data(output);
        NetParameters net =
                NetParameters.random(shape, 5, output == NetOutput.SOFTMAX ? 3 : 1, new SplittableRandom(3));
        SplittableRandom random = new SplittableRandom(4);
        for (double[] array : net.arrays()) {
            for (int j = 0; j < array.length; j++) {
                array[j] += random.nextDouble(-0.3, 0.3); // So that no bias is 0 and no gain 1.
            }
        }
        NetGradient computed = fresh(net, shape, output, dropout);
        computed.compute(data, ORDER, 0, ROWS, Cancellation.none());
        int checked = 0;
        for (int a = 0; a < net.arrays().length; a++) {
            double[] array = net.arrays()[a];
            for (int j = 0; j < array.length; j++) {
                double kept = array[j];
                array[j] = kept + 1e-6;
                double above =
                        fresh(net, shape, output, dropout).compute(data, ORDER, 0, ROWS, Cancellation.none()) / ROWS;
                array[j] = kept - 1e-6;
                double below =
                        fresh(net, shape, output, dropout).compute(data, ORDER, 0, ROWS, Cancellation.none()) / ROWS;
                array[j] = kept;
                assertThat(computed.gradient().arrays()[a][j])
                        .as("array %d, number %d", a, j)
                        .isCloseTo((above - below) / 2e-6, within(1e-6));
                checked++;
            }
        }
        int own = normalization == NetNormalization.NONE ? 0 : normalization == NetNormalization.BATCH ? 13 : 26;
        int outputUnits = output == NetOutput.SOFTMAX ? 3 : 1;
        assertThat(checked).isEqualTo(5 * 7 + 7 * 6 + 6 * outputUnits + 7 + 6 + outputUnits + own);
        assertThat(computed.gradient().arrays()[0][0]).isNotZero();
    }

    /** Dropout leaves the mean where it was: averaged over many masks, a linear net's loss derivative is unbiased. */
    @Test
    void compute_dropoutOverManyMasks_meanIsThatWithout() {
        NetShape shape = new NetShape(List.of(6), Activation.LINEAR, NetStart.HE, NetNormalization.NONE);
        NetParameters net = NetParameters.random(shape, 5, 1, new SplittableRandom(3));
        NetData data = data(NetOutput.LINEAR);
        NetGradient dropped = new NetGradient(net, shape, NetOutput.LINEAR, 0.5, ROWS, new SplittableRandom(8));
        double mean = 0;
        for (int t = 0; t < 2_000; t++) {
            dropped.compute(data, ORDER, 0, ROWS, Cancellation.none());
            mean += dropped.gradient().biases[1][0] / 2_000;
        }
        NetGradient plain = fresh(net, shape, NetOutput.LINEAR, 0);
        plain.compute(data, ORDER, 0, ROWS, Cancellation.none());
        // 2,000 masks of 900 cells: the standard error is about 0.002.
        assertThat(mean).isCloseTo(plain.gradient().biases[1][0], within(0.01));
    }

    /** With the same masks each time. */
    private static NetGradient fresh(NetParameters net, NetShape shape, NetOutput output, double dropout) {
        return new NetGradient(net, shape, output, dropout, ROWS, new SplittableRandom(5));
    }

    private static NetData data(NetOutput output) {
        SplittableRandom random = new SplittableRandom(11);
        double[][] x = new double[ROWS][];
        double[] y = new double[ROWS];
        double[] w = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = random.doubles(5, -2, 2).toArray();
            y[i] = output == NetOutput.LINEAR
                    ? random.nextDouble(-1, 1)
                    : random.nextInt(output == NetOutput.SOFTMAX ? 3 : 2);
            w[i] = random.nextDouble(0.1, 2);
        }
        return new NetData(x, y, w);
    }
}
