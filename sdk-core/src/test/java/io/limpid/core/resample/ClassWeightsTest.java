package io.limpid.core.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClassWeightsTest extends ResamplerContract {

    @Override
    protected Resampler resampler() {
        return ClassWeights.balanced();
    }

    @Override
    protected Result result() {
        return Result.AS_COLLECTED;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.empty();
    }

    private static Dataset data() {
        return ResampleData.classes(ResampleData.codes(0, 1, 0, 0), 1, 2, 3, 4);
    }

    @Test
    void resample_balanced_weighsEachPresentClassTheSame() {
        // Four rows, two classes: 4 / (2 * 3) and 4 / (2 * 1); all of them exact but for the last bit.
        assertThat(ClassWeights.balanced().resample(data()).weights())
                .containsExactly(new double[] {2 / 3.0, 2, 2 / 3.0, 2 / 3.0}, within(2e-16));
    }

    @Test
    void resample_balancedWithWeights_keepsTheSumAndBalancesWeight() {
        Dataset out = ClassWeights.balanced().resample(data().withWeights(new double[] {1, 2, 3, 0}));
        // Six in all, three for each class: factors 3/4 and 3/2.
        assertThat(out.weights()).containsExactly(0.75, 3, 2.25, 0);
    }

    @Test
    void resample_hugeWeights_doNotOverflow() {
        Dataset out = ClassWeights.balanced().resample(data().withWeights(new double[] {1e308, 1e308, 1e308, 0}));
        assertThat(out.weights()).containsExactly(0.75e308, 1.5e308, 0.75e308, 0);
    }

    @Test
    void resample_given_multipliesTheNamedClasses() {
        assertThat(ClassWeights.of(Map.of("b", 5.0))
                        .resample(data().withWeights(new double[] {1, 2, 3, 4}))
                        .weights())
                .containsExactly(1, 10, 3, 4);
    }

    @Test
    void resample_classNotOfTheTarget_namesItAndThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassWeights.of(Map.of("B", 5.0)).resample(data()))
                .withMessage("factor of class \"B\": expected a class of \"y\", got only [\"a\", \"b\", \"c\"]");
    }

    @Test
    void of_negativeOrNotFinite_isRefused() {
        for (double factor : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClassWeights.of(Map.of("a", factor)))
                    .withMessage("factor of class \"a\": expected a finite number of at least 0, got " + factor);
        }
    }

    /** gold/resample.py, scikit-learn 1.9.1; tolerance: both sides add up to 344 numbers and divide twice. */
    @Test
    void resample_penguins_matchesScikitLearn() {
        Table gold = ResampleData.read("/gold/resample_class_weights.csv");
        Dataset penguins = Dataset.of(ResampleData.read("/data/penguins.csv"), "species");
        assertThat(gold.rows()).isEqualTo(344);
        assertThat(ClassWeights.balanced().resample(penguins).weights())
                .containsExactly(gold.column("balanced").values(), within(1e-14));
        double[] weights = new double[344];
        Arrays.setAll(weights, i -> 1 + i % 3);
        assertThat(ClassWeights.balanced()
                        .resample(penguins.withWeights(weights))
                        .weights())
                .containsExactly(gold.column("weighted").values(), within(1e-14));
    }

    @Nested
    class Given extends ResamplerContract {

        @Override
        protected Resampler resampler() {
            return ClassWeights.of(Map.of("few", 3.0, "none", 0.0));
        }

        @Override
        protected Result result() {
            return Result.AS_COLLECTED;
        }

        @Override
        protected Optional<Resampler> reseeded() {
            return Optional.empty();
        }
    }
}
