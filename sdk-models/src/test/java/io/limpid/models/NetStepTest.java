package io.limpid.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Gradients against finite differences, steps against numpy. */
class NetStepTest {

    private static final double[][] X = {{0.5, -1.0}, {1.5, 2.0}, {-2.0, 0.25}};
    private static final double[] Y = {1, 0, 1};
    private static final double[] W = {1, 0.5, 1.5};
    private static final int[] ORDER = {0, 1, 2};

    /**
     * numpy 2.4.6: python src/test/resources/gold/net_step.py. Tolerance: some ulps; the sums are ordered differently.
     */
    @Test
    void compute_threeRows_matchesNumpyLoss() {
        NetGradient gradient = new NetGradient(start(), 3);
        assertThat(gradient.compute(X, Y, W, ORDER, 0, 3)).isCloseTo(2.046895911517052, within(1e-14));
    }

    /** As above. */
    @Test
    void sgd_oneStep_matchesNumpy() {
        NetParameters net = start();
        steps(net, Optimizer.sgd(0.1), 1);
        assertThat(flat(net))
                .containsExactly(
                        new double[] {
                            0.2878730272985984,
                            -0.21571460246650087,
                            -0.3557774737864896,
                            0.5900873554324687,
                            0.10273347374491844,
                            -0.10961912613942922,
                            0.686825965796245,
                            -0.46815063077603997,
                            0.23170565701997164
                        },
                        within(1e-15));
    }

    /** As above; Adam divides by small roots, which magnifies rounding. */
    @Test
    void adam_twoSteps_matchesNumpy() {
        NetParameters net = start();
        steps(net, Optimizer.adam(0.1), 2);
        assertThat(flat(net))
                .containsExactly(
                        new double[] {
                            0.12387108378165723,
                            -0.3636989275189524,
                            -0.20208712502280723,
                            0.4014424305127716,
                            0.294003689871009,
                            -0.296138894856209,
                            0.5038073700044605,
                            -0.30406703681274444,
                            0.3990671562304078
                        },
                        within(1e-13));
    }

    /**
     * Central differences with step 1e-6 are good to about 1e-9 here; a wrong or missing term shows at 1e-2. 150 rows
     * make three tiles, the last one short, 5 features and 150 rows leave rests in every unrolled loop.
     */
    @Test
    void compute_severalTiles_matchesFiniteDifferences() {
        SplittableRandom random = new SplittableRandom(11);
        double[][] x = new double[150][5];
        double[] y = new double[150];
        double[] w = new double[150];
        for (int i = 0; i < 150; i++) {
            x[i] = random.doubles(5, -2, 2).toArray();
            y[i] = random.nextInt(2);
            w[i] = random.nextDouble(0.1, 2);
        }
        int[] order = IntStream.range(0, 150).map(i -> 149 - i).toArray();
        NetParameters net = NetParameters.random(7, 5, random);
        Arrays.setAll(net.hiddenBias, k -> random.nextDouble(-0.5, 0.5));
        NetGradient gradient = new NetGradient(net, 150);
        gradient.compute(x, y, w, order, 0, 150);
        double[] exact = flat(gradient.gradient());
        int at = 0;
        for (double[] array : ordered(net)) {
            for (int j = 0; j < array.length; j++) {
                double kept = array[j];
                array[j] = kept + 1e-6;
                double above = gradient.compute(x, y, w, order, 0, 150) / 150;
                array[j] = kept - 1e-6;
                double below = gradient.compute(x, y, w, order, 0, 150) / 150;
                array[j] = kept;
                assertThat(exact[at]).as("parameter " + at).isCloseTo((above - below) / 2e-6, within(1e-7));
                assertThat(exact[at++]).isNotZero();
            }
        }
        assertThat(at).isEqualTo(7 * 5 + 7 + 7 + 1);
    }

    private static void steps(NetParameters net, Optimizer optimizer, int count) {
        NetGradient gradient = new NetGradient(net, 3);
        NetStep step = NetStep.of(optimizer, 0.25, net);
        for (int t = 0; t < count; t++) {
            gradient.compute(X, Y, W, ORDER, 0, 3);
            step.apply(net, gradient.gradient());
        }
    }

    private static NetParameters start() {
        NetParameters net = new NetParameters(2, 2);
        set(net.hidden[0], 0.3, -0.2);
        set(net.hidden[1], -0.4, 0.6);
        set(net.hiddenBias, 0.1, -0.1);
        set(net.output, 0.7, -0.5);
        set(net.outputBias, 0.2);
        return net;
    }

    private static void set(double[] array, double... values) {
        System.arraycopy(values, 0, array, 0, values.length);
    }

    /** Hidden weights by unit, hidden biases, output weights, output bias. */
    private static double[] flat(NetParameters net) {
        return Arrays.stream(ordered(net)).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[][] ordered(NetParameters net) {
        double[][] arrays = Arrays.copyOf(net.hidden, net.units() + 3);
        arrays[net.units()] = net.hiddenBias;
        arrays[net.units() + 1] = net.output;
        arrays[net.units() + 2] = net.outputBias;
        return arrays;
    }
}
