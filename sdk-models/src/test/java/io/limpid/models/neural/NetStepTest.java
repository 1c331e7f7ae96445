package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.model.Penalty;
import io.limpid.core.run.Cancellation;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps against numpy 2.4.6: python src/test/resources/gold/net_step.py. */
class NetStepTest {

    private static final NetData DATA = new NetData(
            new double[][] {{0.5, -1.0}, {1.5, 2.0}, {-2.0, 0.25}}, new double[] {1, 0, 1}, new double[] {1, 0.5, 1.5});

    /** Tolerance: some ulps; the sums are ordered differently. */
    @Test
    void compute_threeRows_matchesNumpyLoss() {
        assertThat(gradient(start()).compute(DATA, new int[] {0, 1, 2}, 0, 3, Cancellation.none()))
                .isCloseTo(2.046895911517052, within(1e-14));
    }

    /** Some ulps; the last row's steps divide by small roots, which magnifies rounding. */
    @ParameterizedTest
    @MethodSource
    void apply_someSteps_matchesNumpy(
            Optimizer optimizer, Penalty penalty, int steps, double tolerance, double[] expected) {
        NetParameters net = start();
        NetGradient gradient = gradient(net);
        NetStep step = NetStep.of(optimizer, penalty, net);
        for (int t = 0; t < steps; t++) {
            gradient.compute(DATA, new int[] {0, 1, 2}, 0, 3, Cancellation.none());
            step.apply(net, gradient.gradient(), 1);
        }
        assertThat(flat(net)).containsExactly(expected, within(tolerance));
    }

    static Stream<Arguments> apply_someSteps_matchesNumpy() {
        Penalty squared = Penalty.ridge(0.25);
        return Stream.of(
                Arguments.of(Optimizer.sgd(0.1), squared, 1, 1e-15, new double[] {
                    0.2878730272985984,
                    -0.21571460246650087,
                    -0.3557774737864896,
                    0.5900873554324687,
                    0.10273347374491844,
                    -0.10961912613942922,
                    0.686825965796245,
                    -0.46815063077603997,
                    0.23170565701997164
                }),
                Arguments.of(Optimizer.adam(0.1), squared, 2, 1e-13, new double[] {
                    0.12387108378165723,
                    -0.3636989275189524,
                    -0.20208712502280723,
                    0.4014424305127716,
                    0.294003689871009,
                    -0.296138894856209,
                    0.5038073700044605,
                    -0.30406703681274444,
                    0.3990671562304078
                }),
                Arguments.of(Optimizer.momentum(0.1), squared, 3, 1e-14, new double[] {
                    0.2334468912680147,
                    -0.28355578714430685,
                    -0.17248261096010165,
                    0.5446897940064387,
                    0.11427618073101102,
                    -0.1485229040335082,
                    0.6296996698044551,
                    -0.34346284519426384,
                    0.3706641115445367
                }),
                Arguments.of(Optimizer.nesterov(0.1), squared, 3, 1e-14, new double[] {
                    0.22229196643968577,
                    -0.29266321984054433,
                    -0.09956429117701952,
                    0.5213149147565419,
                    0.1294774810719941,
                    -0.1629353939238633,
                    0.6032490322114213,
                    -0.3035887747134557,
                    0.4350952148321282
                }),
                Arguments.of(Optimizer.rmsProp(0.1), squared, 3, 1e-12, new double[] {
                    0.07613881959992472,
                    -0.16328450771070743,
                    0.1290928744443637,
                    -0.17535593908055702,
                    0.4078981052611024,
                    -1.0999989604056062,
                    0.47831825033217956,
                    0.03538973755682147,
                    1.6133648241505856
                }),
                Arguments.of(Optimizer.adamW(0.1, 0.5), squared, 3, 1e-13, new double[] {
                    0.010586343266244441,
                    -0.3459507807273547,
                    -0.0683795390066761,
                    0.23715721887303454,
                    0.3845499729153611,
                    -0.38159987618117125,
                    0.3344928167617095,
                    -0.16357021920209372,
                    0.4965213840676652
                }),
                Arguments.of(Optimizer.sgd(0.1), new Penalty(4, 1), 1, 1e-15, new double[] {
                    0.0,
                    0.0,
                    0.0,
                    0.2050873554324687,
                    0.10273347374491844,
                    -0.10961912613942922,
                    0.30432596579624493,
                    -0.0806506307760399,
                    0.23170565701997164
                }),
                Arguments.of(Optimizer.adam(0.1), new Penalty(0.2, 1), 3, 1e-13, new double[] {
                    0.0,
                    -0.17344160121503135,
                    0.0,
                    0.5874024761549164,
                    0.37841866050423567,
                    -0.3676264810470581,
                    0.6968591526771252,
                    0.0,
                    0.4953600660319615
                }));
    }

    @Test
    void apply_halfTheFactor_isHalfTheRate() {
        for (Optimizer[] pair : new Optimizer[][] {
            {Optimizer.sgd(0.1), Optimizer.sgd(0.05)},
            {Optimizer.nesterov(0.1), Optimizer.nesterov(0.05)},
            {Optimizer.adamW(0.1, 0.3), Optimizer.adamW(0.05, 0.3)}
        }) {
            assertThat(stepped(pair[0], 0.5)).isEqualTo(stepped(pair[1], 1));
        }
    }

    private static double[] stepped(Optimizer optimizer, double factor) {
        NetParameters net = start();
        NetGradient gradient = gradient(net);
        gradient.compute(DATA, new int[] {0, 1, 2}, 0, 3, Cancellation.none());
        NetStep.of(optimizer, Penalty.none(), net).apply(net, gradient.gradient(), factor);
        return flat(net);
    }

    @Test
    void clip_longerGradient_hasTheLengthAndDirection() {
        NetParameters g = start();
        double[] before = flat(g);
        double norm = Math.sqrt(Arrays.stream(before).map(v -> v * v).sum());
        g.clip(0.5);
        for (int j = 0; j < before.length; j++) {
            assertThat(flat(g)[j]).isCloseTo(before[j] * 0.5 / norm, within(1e-15));
        }
    }

    @Test
    void clip_shorterGradient_isUnchanged() {
        NetParameters g = start();
        g.clip(100);
        assertThat(flat(g)).isEqualTo(flat(start()));
    }

    private static NetGradient gradient(NetParameters net) {
        NetShape shape = new NetShape(List.of(2), Activation.RELU, NetStart.HE, NetNormalization.NONE);
        return new NetGradient(net, shape, NetOutput.SIGMOID, 0, 3, new SplittableRandom(1));
    }

    private static NetParameters start() {
        NetParameters net = new NetParameters(NetNormalization.NONE, 2, 2, 1);
        set(net.weights[0][0], 0.3, -0.2);
        set(net.weights[0][1], -0.4, 0.6);
        set(net.biases[0], 0.1, -0.1);
        set(net.weights[1][0], 0.7, -0.5);
        set(net.biases[1], 0.2);
        return net;
    }

    private static void set(double[] array, double... values) {
        System.arraycopy(values, 0, array, 0, values.length);
    }

    /** Hidden weights by unit, hidden biases, output weights, output bias; no minus before a zero. */
    private static double[] flat(NetParameters net) {
        return Stream.of(net.weights[0][0], net.weights[0][1], net.biases[0], net.weights[1][0], net.biases[1])
                .flatMapToDouble(Arrays::stream)
                .map(v -> v + 0.0)
                .toArray();
    }

    @Test
    void clip_squaresBeyondDoublePrecision_keepsTheDirection() {
        NetParameters gradient = new NetParameters(NetNormalization.NONE, 2, 1);
        gradient.biases[0][0] = 1e200;
        gradient.clip(1);
        assertThat(gradient.biases[0][0]).isCloseTo(1, within(1e-15));
    }
}
