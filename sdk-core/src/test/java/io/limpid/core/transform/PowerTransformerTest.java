package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PowerTransformerTest extends NumericTransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return PowerTransformer.withDefaults();
    }

    /** Lambda is found to some 1e-8 times its scale, where the likelihood is flat to rounding. */
    @Override
    double tolerance() {
        return 1e-5;
    }

    private static double[] standard(double[] values, double... weights) {
        return Transformed.training(PowerTransformer.withDefaults(), values, weights);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    @Test
    void fit_skewedColumn_hasMeanZeroVarianceOneAndLessSkew() {
        double[] values = new double[200];
        Arrays.setAll(values, i -> i * i * i);
        double[] out = standard(values);
        assertThat(mean(out)).isCloseTo(0, within(1e-12));
        assertThat(variance(out)).isCloseTo(1, within(1e-12));
        double skew = Arrays.stream(out).map(v -> v * v * v).average().orElseThrow();
        // That of i^3 is 1.06, and scikit-learn comes to the same -0.29.
        assertThat(Math.abs(skew)).isLessThan(0.3);
    }

    @Test
    void fit_order_isKept() {
        double[] out = standard(new double[] {-900, -3, -0.5, 0, 0.1, 7, 80, 1e6});
        assertThat(out).isSorted();
        assertThat(Arrays.stream(out).distinct().count()).isEqualTo(8);
    }

    @Test
    void fit_mirroredColumn_isMirrored() {
        double[] values = {0, 0.5, 1, 2, 7, 30, 31};
        double[] mirrored = Arrays.stream(values).map(v -> -v).toArray();
        double[] out = standard(values);
        double[] other = standard(mirrored);
        for (int i = 0; i < values.length; i++) {
            assertThat(other[i]).isCloseTo(-out[i], within(1e-6));
        }
    }

    @Test
    void fit_valuesFarFromZeroAndCloseTogether_keepTheirDigits() {
        double[] out = standard(new double[] {1e6, 1e6 + 1, 1e6 + 2, 1e6 + 3, 1e6 + 9});
        assertThat(out).isSorted();
        assertThat(mean(out)).isCloseTo(0, within(1e-9));
        assertThat(variance(out)).isCloseTo(1, within(1e-9));
    }

    @Test
    void shifted_anyShift_isAStraightLineOfTheTransformation() {
        double[] x = {-30, -2, -0.1, 0, 0.4, 5, 70};
        for (double lambda : new double[] {-1.5, 0, 0.7, 2, 3.1}) {
            for (double shift : new double[] {1.3, -0.8}) {
                double slope = (YeoJohnson.shifted(x[6], lambda, shift) - YeoJohnson.shifted(x[0], lambda, shift))
                        / (YeoJohnson.of(x[6], lambda) - YeoJohnson.of(x[0], lambda));
                for (double v : x) {
                    double line = YeoJohnson.shifted(x[0], lambda, shift)
                            + slope * (YeoJohnson.of(v, lambda) - YeoJohnson.of(x[0], lambda));
                    // Differences of terms that reach 1e7 here.
                    assertThat(YeoJohnson.shifted(v, lambda, shift))
                            .isCloseTo(
                                    line,
                                    within(1e-12 * Math.max(1, Math.abs(YeoJohnson.shifted(x[0], lambda, shift)))));
                }
            }
        }
    }

    @Test
    void of_specialLambdas_areIdentityAndLogarithms() {
        assertThat(YeoJohnson.of(7, 1)).isEqualTo(7);
        assertThat(YeoJohnson.of(-7, 1)).isEqualTo(-7);
        assertThat(YeoJohnson.of(9, 0)).isCloseTo(2.302585092994046, within(1e-15));
        assertThat(YeoJohnson.of(-9, 2)).isCloseTo(-2.302585092994046, within(1e-15));
        assertThat(YeoJohnson.of(3, 2)).isCloseTo(7.5, within(1e-14));
        assertThat(YeoJohnson.of(9, 1e-12)).isCloseTo(2.302585092994046, within(1e-11));
    }

    @Test
    void withScale_plain_isTheFormula() {
        PowerTransformer plain = PowerTransformer.withDefaults().withScale(PowerScale.PLAIN);
        double[] values = {0, 1, 3, 8, 30};
        double[] weights = {1, 1, 1, 1, 1};
        double lambda =
                PowerLikelihood.of("x", values, weights, PowerScale.PLAIN).best();
        double[] out = Transformed.training(plain, values);
        for (int i = 0; i < values.length; i++) {
            assertThat(out[i]).isEqualTo(YeoJohnson.of(values[i], lambda));
        }
        assertThat(lambda).isBetween(-1.0, 0.5);
    }

    @Test
    void fit_constantColumn_becomesZeroOrStays() {
        assertThat(standard(new double[] {0.1, 0.1, NA})).containsExactly(0, 0, NA);
        PowerTransformer plain = PowerTransformer.withDefaults().withScale(PowerScale.PLAIN);
        assertThat(Transformed.training(plain, new double[] {0.1, 0.1, NA})).containsExactly(0.1, 0.1, NA);
    }

    @Test
    void fit_columnWithoutValues_passesUnchanged() {
        assertThat(standard(new double[] {NA, NA})).containsExactly(NA, NA);
        assertThat(standard(new double[] {3}, 0)).containsExactly(3);
    }

    /** Any lambda gives the same two standardised values; an extreme one would take other values to infinity. */
    @Test
    void fit_twoCloseValues_takesOthersAlongAStraightLine() {
        double[] out = Transformed.later(PowerTransformer.withDefaults(), new double[] {36, 36.5, 36}, 36, 36.25, 2);
        assertThat(out[1] - out[0]).isCloseTo((out[2] - out[0]) / -34 * 0.25, within(1e-12));
    }

    /** Their logarithms are equal in doubles. */
    @Test
    void fit_valuesTooCloseForLogarithms_areStandardisedOnly() {
        assertThat(standard(new double[] {1e15 + 1, 1e15 + 3})).containsExactly(-1, 1);
    }

    @Test
    void transform_valueOnTheOtherSideOfZero_isBelowTheTraining() {
        double[] out = Transformed.later(PowerTransformer.withDefaults(), new double[] {1, 2, 5, 30}, -0.5, -2, 0, 1);
        assertThat(out[1]).isLessThan(out[0]);
        assertThat(out[0]).isLessThan(out[2]);
        assertThat(out[2]).isLessThan(out[3]);
    }
}
