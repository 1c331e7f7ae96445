package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {

    private static final double[] Z = {-3, -0.5, 0, 0.5, 3};

    @Test
    void apply_fivePlaces_isTheDefinition() {
        assertThat(applied(Activation.RELU)).containsExactly(0, 0, 0, 0.5, 3);
        assertThat(applied(Activation.LEAKY_RELU)).containsExactly(-0.03, -0.005, 0, 0.5, 3);
        assertThat(applied(Activation.LINEAR)).containsExactly(Z);
        for (int i = 0; i < Z.length; i++) { // Elementary's own tests say how close.
            assertThat(applied(Activation.TANH)[i]).isCloseTo(StrictMath.tanh(Z[i]), within(3e-16));
            assertThat(applied(Activation.SIGMOID)[i]).isCloseTo(1 / (1 + StrictMath.exp(-Z[i])), within(3e-16));
        }
    }

    /** Above half of the largest double, too. */
    @Test
    void apply_reluOfHugeAndSmallest_itself() {
        double[] z = {1.7e308, Double.MIN_VALUE, -Double.MAX_VALUE, -0.0};
        double[] a = new double[4];
        Activation.RELU.apply(z, a, 4, new NetRoom(4));
        assertThat(a).containsExactly(1.7e308, Double.MIN_VALUE, 0.0, 0.0);
        assertThat(1 / a[3]).isPositive();
        double[] d = {3, 3, 3, 3};
        Activation.RELU.multiplySlope(z, a, d, 1, new NetRoom(4));
        assertThat(d[0]).isEqualTo(3);
    }

    /**
     * The formula of torch.nn.functional.gelu(z, approximate="tanh") in numpy 2.4.6: 0.5*z*(1 +
     * np.tanh(np.sqrt(2/np.pi) * (z + 0.044715*z**3))); tolerance: some ulps.
     */
    @Test
    void apply_gelu_isPyTorchsFormula() {
        assertThat(applied(Activation.GELU))
                .containsExactly(
                        new double[] {
                            -0.0036373920817729943, -0.15428599017485606, 0, 0.34571400982514394, 2.996362607918227
                        },
                        within(1e-15));
    }

    /** Central differences with step 1e-6 are good to 1e-9. */
    @ParameterizedTest
    @EnumSource
    void multiplySlope_awayFromKinks_isTheDerivative(Activation activation) {
        double[] z = {-3, -0.7, 0.4, 2.5};
        double[] d = {2, 2, 2, 2};
        double[] above = new double[4];
        double[] below = new double[4];
        activation.apply(new double[] {-3 + 1e-6, -0.7 + 1e-6, 0.4 + 1e-6, 2.5 + 1e-6}, above, 4, new NetRoom(4));
        activation.apply(new double[] {-3 - 1e-6, -0.7 - 1e-6, 0.4 - 1e-6, 2.5 - 1e-6}, below, 4, new NetRoom(4));
        double[] a = new double[4];
        activation.apply(z, a, 4, new NetRoom(4));
        activation.multiplySlope(z, a, d, 4, new NetRoom(4));
        for (int i = 0; i < 4; i++) {
            assertThat(d[i]).isCloseTo((above[i] - below[i]) / 1e-6, within(1e-8));
        }
    }

    @Test
    void multiplySlope_atTheKink_isThatFromBelow() {
        assertThat(slope(Activation.RELU, 0)).isZero();
        assertThat(slope(Activation.LEAKY_RELU, 0)).isEqualTo(0.01);
        assertThat(slope(Activation.RELU, Double.MIN_NORMAL)).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void apply_hugeOrMissing_staysItself(Activation activation) {
        double[] a = new double[3];
        activation.apply(new double[] {1e300, -1e300, Double.NaN}, a, 3, new NetRoom(3));
        assertThat(a[0]).isFinite();
        assertThat(a[1]).isFinite();
        assertThat(a[2]).isNaN();
        assertThat(slope(activation, 1e300)).isBetween(0.0, 1.0);
        assertThat(slope(activation, -1e300)).isBetween(0.0, 1.0);
    }

    private static double slope(Activation activation, double z) {
        double[] a = new double[1];
        double[] d = {1};
        activation.apply(new double[] {z}, a, 1, new NetRoom(1));
        activation.multiplySlope(new double[] {z}, a, d, 1, new NetRoom(1));
        return d[0];
    }

    private static double[] applied(Activation activation) {
        double[] a = new double[Z.length];
        activation.apply(Z, a, Z.length, new NetRoom(Z.length));
        for (int i = 0; i < a.length; i++) {
            a[i] += 0.0; // No minus before a zero.
        }
        return a;
    }
}
