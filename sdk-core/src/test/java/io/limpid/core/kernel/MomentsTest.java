package io.limpid.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
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
    void of_weightsOfInfiniteSum_countByTheirRatios() {
        double[] values = {1, 2, 4, 7, Double.NaN};

        assertThat(of(values, 0x1p1023, 0x1p1022, 0x1p1023, 0x1p1023, 0x1p1023)).isEqualTo(of(values, 2, 1, 2, 2, 2));
        assertThat(of(values, 1e308, 1e308, 1e308, 1e308, 1)).isEqualTo(of(values, 1, 1, 1, 1, 1));
    }

    @Test
    void of_oneFarValue_keepsTheDigitsOfTheOthers() {
        // The middle of the range is 5e11, and the sum of 1,000 distances from it passes through numbers as large.
        double[] values = new double[1_001];
        double[] weights = new double[1_001];
        Arrays.setAll(values, i -> i < 1_000 ? 0.1 * i : 1e12);
        Arrays.fill(weights, 1);
        weights[1_000] = 1e-12;
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < values.length; i++) {
            sum = sum.add(new BigDecimal(values[i]).multiply(new BigDecimal(weights[i])));
            total = total.add(new BigDecimal(weights[i]));
        }
        double exact = sum.divide(total, MathContext.DECIMAL128).doubleValue();

        // A thousand additions of numbers below 100 and the total's own rounding.
        assertThat(of(values, weights).mean()).isCloseTo(exact, within(1e-13 * exact));
    }

    @Test
    void of_almostAllWeightOnOneValue_hasADeviation() {
        // Whatever the mean loses to rounding, its square is no more than the squares it is taken from.
        assertThat(of(new double[] {0.1, 1, 0.3}, 1, 1e-300, 0).deviation()).isBetween(Double.MIN_VALUE, 1e-15);
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
