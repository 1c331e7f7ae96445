package io.limpid.core.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Dataset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RandomOversamplingTest extends ResamplerContract {

    @Override
    protected Resampler resampler() {
        return RandomOversampling.withDefaults().withSeed(1);
    }

    @Override
    protected Result result() {
        return Result.FOR_TRAINING_ONLY;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.of(RandomOversampling.withDefaults().withSeed(2));
    }

    /** Five rows of a, two of b (21 and 22), none of c. */
    private static Dataset data() {
        return ResampleData.classes(ResampleData.codes(0, 1, 0, 0, 1, 0, 0), 11, 21, 12, 13, 22, 14, 15)
                .withWeights(new double[] {1, 2, 1, 1, 3, 1, 1});
    }

    @Test
    void resample_balanced_raisesSmallerClassesEvenly() {
        Dataset out = RandomOversampling.withDefaults().resample(data());
        assertThat(out.rows()).isEqualTo(10);
        assertThat(out.features().slice(0, 7).column(0)).containsExactly(11, 21, 12, 13, 22, 14, 15);
        double[] made = out.features().slice(7, 10).column(0);
        assertThat(made).containsOnly(21, 22);
        assertThat(Arrays.stream(made).filter(v -> v == 21).count()).isBetween(1L, 2L);
        assertThat(out.target().values()).endsWith(1, 1, 1);
    }

    @Test
    void resample_madeRows_keepTheirWeight() {
        Dataset out = RandomOversampling.withDefaults().resample(data());
        for (int i = 7; i < 10; i++) {
            assertThat(out.weights()[i]).isEqualTo(out.features().column(0)[i] == 21 ? 2 : 3);
        }
    }

    @Test
    void withRatio_threeFifths_raisesToThree() {
        Dataset out = RandomOversampling.withDefaults().withRatio(0.6).resample(data());
        assertThat(ResampleData.count(out, 0)).isEqualTo(5);
        assertThat(ResampleData.count(out, 1)).isEqualTo(3);
        assertThat(ResampleData.count(out, 2)).isZero();
    }

    @Test
    void resample_rowOfWeightZero_isNeitherCountedNorRepeated() {
        Dataset out =
                RandomOversampling.withDefaults().resample(data().withWeights(new double[] {1, 0, 1, 1, 3, 1, 1}));
        assertThat(out.features().slice(7, out.rows()).column(0)).containsExactly(22, 22, 22, 22);
    }

    @Test
    void withRatio_notAShare_isRefused() {
        for (double ratio : new double[] {0, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RandomOversampling.withDefaults().withRatio(ratio))
                    .withMessage("ratio: expected a number above 0 and at most 1, got " + ratio);
        }
    }

    @Test
    void resample_numericTarget_saysHowToMakeClasses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomOversampling.withDefaults()
                        .resample(ResampleData.numbers(new double[] {1}, new double[] {2})))
                .withMessageContaining("column \"y\": expected a categorical target");
    }
}
