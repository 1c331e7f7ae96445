package io.limpid.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightsTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 3 * Double.MIN_VALUE, 1e-310, 1e-200, 0.1, 1, 1e200, Double.MAX_VALUE})
    void scaled_anyWeightAndShift_isScalb(double weight) {
        for (int shift : new int[] {-563, -301, -1, 0, 7, 460, 900, 1_534, 1_974}) {
            double scaled = Weights.scaled(weight, shift);
            assertThat(scaled).isEqualTo(Math.scalb(weight, shift));
        }
    }

    @Test
    void forPairs_productsOfSums_areFiniteAndNotZero() {
        for (double largest : new double[] {Double.MIN_VALUE, 1e-300, 1, 1e300, Double.MAX_VALUE}) {
            double weight = Weights.forPairs(new double[] {largest, 0})[0];
            double sum = weight * 0x1p31;
            assertThat(sum * sum).isLessThan(Double.MAX_VALUE / 1e9);
            assertThat(weight * weight).isGreaterThan(0);
        }
    }

    @Test
    void leastCounted_isTheSmallestThatIsScaledToMoreThanNothing() {
        for (double largest : new double[] {Double.MIN_VALUE, 1, 1e300, Double.MAX_VALUE}) {
            int shift = Weights.shiftForPairs(new double[] {largest});
            double least = Weights.leastCounted(shift);
            assertThat(Weights.scaled(least, shift)).isPositive();
            assertThat(Weights.scaled(least / 4, shift)).isZero();
        }
    }

    @Test
    void shiftForPairs_noWeight_isZero() {
        assertThat(Weights.shiftForPairs(new double[2])).isZero();
    }

    @Test
    void withFiniteSum_ordinaryWeights_areTheSameArray() {
        double[] weights = {1, 0, Double.MAX_VALUE};
        assertThat(Weights.withFiniteSum(weights)).isSameAs(weights);
    }

    @Test
    void withFiniteSum_sumThatOverflows_keepsTheRatios() {
        assertThat(Weights.withFiniteSum(new double[] {0x1p1023, 0x1p1023, 0x1p1000, 0}))
                .containsExactly(0x1p959, 0x1p959, 0x1p936, 0);
    }

    @Test
    void shares_largest_isOne() {
        assertThat(Weights.shares(new double[] {1, 3, 0})).containsExactly(1.0 / 3, 1, 0);
    }
}
