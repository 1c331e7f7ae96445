package io.limpid.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MomentsTest {

    private static Moments of(double[] values, double... weights) {
        return Moments.of("x", values, weights);
    }

    @Test
    void of_fourValues_dividesByTheWeight() {
        assertThat(of(new double[] {0, 1, 2, 3}, 1, 1, 1, 1)).isEqualTo(new Moments(1.5, Math.sqrt(1.25)));
    }

    @Test
    void of_largeOffset_keepsTheDeviation() {
        double[] values = {1e15, 1e15 + 1, 1e15 + 2, 1e15 + 3};

        // The middle 1e15 + 1.5 is a double, and every distance from it is exact.
        assertThat(of(values, 1, 1, 1, 1)).isEqualTo(new Moments(1e15 + 1.5, Math.sqrt(1.25)));
    }

    @Test
    void of_infinityInRowOfWeightZero_isNotLookedAt() {
        assertThat(of(new double[] {0, Double.POSITIVE_INFINITY, 2}, 1, 0, 1)).isEqualTo(new Moments(1, 1));
    }

    @Test
    void of_hugeValueInRowOfWeightZero_isNotLookedAt() {
        // Unskipped, its distance is infinite, and 0 times that is NaN.
        double[] values = {-0x1p1023, Double.MAX_VALUE, -0x1p1022};

        assertThat(of(values, 1, 0, 1)).isEqualTo(new Moments(-0x1.8p1022, 0x1p1021));
    }

    @Test
    void of_missingValue_isLeftOut() {
        assertThat(of(new double[] {0, Double.NaN, 2}, 1, 5, 1)).isEqualTo(new Moments(1, 1));
    }

    @Test
    void of_constant_deviationIsExactlyZero() {
        assertThat(of(new double[] {0.1, 0.1, 0.1}, 0.3, 0.5, 0.7)).isEqualTo(new Moments(0.1, 0));
    }

    @Test
    void of_noValues_bothAreZero() {
        assertThat(of(new double[] {Double.NaN, 3}, 1, 0)).isEqualTo(new Moments(0, 0));
    }

    @Test
    void of_rangeBeyondDoubles_namesTheColumn() {
        assertThatThrownBy(() -> of(new double[] {-1.7e308, 1.7e308, 1.7e308}, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"x\": expected values with a finite standard deviation");
    }
}
