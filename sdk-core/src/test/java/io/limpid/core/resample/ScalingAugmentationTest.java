package io.limpid.core.resample;

import static io.limpid.core.resample.ResampleData.NA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScalingAugmentationTest extends ResamplerContract {

    @Override
    protected Resampler resampler() {
        return ScalingAugmentation.withDefaults().withSeed(1);
    }

    @Override
    protected Result result() {
        return Result.FOR_TRAINING_ONLY;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.of(ScalingAugmentation.withDefaults().withSeed(2));
    }

    private static Dataset data() {
        return ResampleData.classes(ResampleData.codes(0, 1, 0), 1, -2, NA, 0, 30, 400)
                .withWeights(new double[] {1, 2, 3});
    }

    @Test
    void resample_originalRowsTargetsAndWeights_areRepeated() {
        Dataset more = ScalingAugmentation.withDefaults().withCopies(2).resample(data());
        assertThat(more.features().slice(0, 3).column(0)).containsExactly(1, -2, NA);
        assertThat(more.features().slice(0, 3).column(1)).containsExactly(0, 30, 400);
        assertThat(more.target().values()).containsExactly(0, 1, 0, 0, 1, 0, 0, 1, 0);
        assertThat(more.weights()).containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3);
    }

    @Test
    void resample_zeroAndMissing_stay() {
        Table x = ScalingAugmentation.withDefaults().resample(data()).features();
        assertThat(x.column(1)[3]).isZero();
        assertThat(x.column(0)[5]).isNaN();
    }

    @Test
    void resample_factors_areEvenWithinTheSpread() {
        int n = 20_000;
        double[] x = new double[n];
        Arrays.fill(x, 10);
        double[] scaled = ScalingAugmentation.withDefaults()
                .withSpread(0.5)
                .resample(ResampleData.numbers(x, x))
                .features()
                .slice(n, 2 * n)
                .column(0);
        assertThat(Arrays.stream(scaled)).allMatch(v -> v >= 5 && v < 15);
        // Even on [5, 15): standard error of the mean 0.0204, of the share below 6 0.0021; five of them.
        assertThat(Arrays.stream(scaled).average().orElseThrow()).isCloseTo(10, within(0.11));
        assertThat(Arrays.stream(scaled).filter(v -> v < 6).count() / (double) n)
                .isCloseTo(0.1, within(0.0105));
    }

    @Test
    void withFactor_perCell_differsBetweenColumns() {
        Table x = ScalingAugmentation.withDefaults().resample(data()).features();
        assertThat(x.column(0)[4] / -2).isNotEqualTo(x.column(1)[4] / 30);
    }

    @Test
    void withFactor_perRow_isTheSameInAllColumns() {
        Table x = ScalingAugmentation.withDefaults()
                .withFactor(ScalingAugmentation.Factor.PER_ROW)
                .resample(data())
                .features();
        // Two products with the same factor: half an ulp of rounding each, and as much for each quotient.
        assertThat(x.column(0)[4] / -2).isNotEqualTo(1).isCloseTo(x.column(1)[4] / 30, within(4e-16));
    }

    @Test
    void withSpread_outsideZeroToOne_isRefused() {
        for (double spread : new double[] {-0.1, 1.1, NA}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ScalingAugmentation.withDefaults().withSpread(spread))
                    .withMessage("spread: expected a number from 0 to 1, got " + spread);
        }
    }

    @Nested
    class FactorPerRow extends ResamplerContract {

        @Override
        protected Resampler resampler() {
            return ScalingAugmentation.withDefaults()
                    .withFactor(ScalingAugmentation.Factor.PER_ROW)
                    .withCopies(2)
                    .withSeed(1);
        }

        @Override
        protected Result result() {
            return Result.FOR_TRAINING_ONLY;
        }

        @Override
        protected Optional<Resampler> reseeded() {
            return Optional.of(ScalingAugmentation.withDefaults()
                    .withFactor(ScalingAugmentation.Factor.PER_ROW)
                    .withCopies(2)
                    .withSeed(2));
        }
    }
}
