package io.limpid.explain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.run.Cancellation;
import org.junit.jupiter.api.Test;

/**
 * Eight samples of three indicators, solved by scikit-learn's Ridge as lime 0.2.0.1 calls it ({@code Ridge(alpha,
 * fit_intercept=True).fit(z, y, sample_weight=w)}, kernel width 0.75 sqrt 3); printed to 8 to 10 decimals.
 */
class LocalRidgeTest {

    private static final byte[][] Z = {
        {1, 0, 1, 1, 0, 0, 1, 0},
        {1, 1, 0, 1, 0, 1, 0, 0},
        {1, 1, 1, 0, 1, 0, 0, 0}
    };
    private static final double[] Y = {.9, .4, .8, .7, .35, .2, .55, .1};
    private static final double WIDTH = 0.75 * Math.sqrt(3);
    private static final int[] ALL = {0, 1, 2};

    @Test
    void kernel_distances_matchLime() {
        assertThat(WIDTH).isEqualTo(1.299038106, within(5e-10));
        assertThat(LocalRidge.kernel(Z, 8, WIDTH))
                .containsExactly(
                        new double[] {1, .74356708, .74356708, .74356708, .552892, .552892, .552892, .41111229},
                        within(5e-9));
    }

    @Test
    void fit_alpha1_matchesLime() {
        LocalRidge ridge = new LocalRidge(Z, Y, WIDTH, Cancellation.none());
        double[] coefficients = ridge.fit(ALL, 1);
        assertThat(coefficients).containsExactly(new double[] {.27023558, .0564547, .12494732}, within(5e-9));
        double intercept = ridge.intercept(ALL, coefficients);
        assertThat(intercept).isEqualTo(.2997986803, within(5e-11));
        assertThat(intercept + coefficients[0] + coefficients[1] + coefficients[2])
                .isEqualTo(.7514362789, within(1e-10));
        assertThat(ridge.rSquared(ALL, coefficients, intercept)).isEqualTo(.8069554054, within(5e-11));
    }

    @Test
    void fit_alpha001_matchesLime() {
        assertThat(new LocalRidge(Z, Y, WIDTH, Cancellation.none()).fit(ALL, 0.01))
                .containsExactly(new double[] {.47501292, .09923457, .21962909}, within(5e-9));
    }

    @Test
    void effectiveSamples_weights_isSquareOfSumOverSumOfSquares() {
        double sum = 1 + 3 * .74356708 + 3 * .552892 + .41111229;
        double squares = 1 + 3 * .74356708 * .74356708 + 3 * .552892 * .552892 + .41111229 * .41111229;
        assertThat(new LocalRidge(Z, Y, WIDTH, Cancellation.none()).effectiveSamples())
                .isEqualTo(sum * sum / squares, within(1e-6));
    }

    @Test
    void rSquared_constantNumber_isOneWithZeroCoefficients() {
        LocalRidge ridge = new LocalRidge(Z, new double[] {.5, .5, .5, .5, .5, .5, .5, .5}, WIDTH, Cancellation.none());
        assertThat(ridge.fit(ALL, 1)).containsExactly(0, 0, 0);
        assertThat(ridge.rSquared(ALL, new double[3], ridge.intercept(ALL, new double[3])))
                .isEqualTo(1);
    }
}
