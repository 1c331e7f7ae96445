package io.limpid.core.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseAugmentationTest {

    private static final double NA = Double.NaN;

    private static Dataset data(double... values) {
        double[] codes = new double[values.length];
        Arrays.setAll(codes, i -> i % 3 == 0 ? NA : i % 2);
        double[] weights = new double[values.length];
        Arrays.setAll(weights, i -> 1 + i % 4);
        double[] target = new double[values.length];
        Arrays.setAll(target, i -> i % 2);
        Schema schema = Schema.of(
                new Field.Numeric("x"), new Field.Categorical("c", List.of("a", "b")), new Field.Numeric("z"));
        return Dataset.of(
                Table.of(schema, values, codes, values.clone()),
                new Column(new Field.Categorical("y", List.of("no", "yes")), target),
                weights);
    }

    @Test
    void resample_originalRows_comeFirstUnchanged() {
        Dataset data = data(1, 2, NA, 4);
        Dataset more = NoiseAugmentation.withDefaults().resample(data);
        assertThat(more.rows()).isEqualTo(8);
        assertThat(more.features().slice(0, 4).column(0)).containsExactly(1, 2, NA, 4);
        assertThat(data.features().column(0)).containsExactly(1, 2, NA, 4);
    }

    @Test
    void resample_categoriesGapsTargetsAndWeights_areCopied() {
        Dataset more = NoiseAugmentation.withDefaults().resample(data(1, 2, NA, 4));
        assertThat(more.features().column(1)).containsExactly(NA, 1, 0, NA, NA, 1, 0, NA);
        assertThat(more.features().column(0)[6]).isNaN();
        assertThat(more.target().values()).containsExactly(0, 1, 0, 1, 0, 1, 0, 1);
        assertThat(more.weights()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    }

    @Test
    void resample_noise_hasTheMeanAndDeviationAsked() {
        int n = 40_000;
        double[] values = new double[n];
        Arrays.setAll(values, i -> i % 2 == 0 ? 100 : 300);
        Dataset data = data(values);
        Dataset ones = data.withWeights(Arrays.stream(values).map(v -> 1).toArray());
        double[] x = NoiseAugmentation.withDefaults()
                .withScale(0.5)
                .withSeed(3)
                .resample(ones)
                .features()
                .column(0);
        double mean = 0;
        double squares = 0;
        int beyondTwo = 0;
        for (int i = 0; i < n; i++) {
            double noise = x[n + i] - x[i];
            mean += noise / n;
            squares += noise * noise / n;
            beyondTwo += Math.abs(noise) > 100 ? 1 : 0;
        }
        // The column's deviation is 100, so the noise's 50: its mean has standard error 0.25, its deviation 0.18.
        assertThat(mean).isCloseTo(0, within(1.25));
        assertThat(Math.sqrt(squares)).isCloseTo(50, within(0.9));
        // Normal: 4.55 % beyond two deviations, standard error 0.10 %.
        assertThat(beyondTwo / (double) n).isCloseTo(0.0455, within(0.005));
    }

    @Test
    void resample_columns_haveTheirOwnNoise() {
        Table x = NoiseAugmentation.withDefaults().resample(data(1, 2, 3, 4)).features();
        assertThat(x.column(0)[5]).isNotEqualTo(x.column(2)[5]);
    }

    @Test
    void resample_sameSeed_givesTheSameBits() {
        NoiseAugmentation noise = NoiseAugmentation.withDefaults().withSeed(5);
        double[] once = noise.resample(data(1, 2, 3, 4)).features().column(0);
        assertThat(noise.resample(data(1, 2, 3, 4)).features().column(0)).isEqualTo(once);
        assertThat(noise.withSeed(6).resample(data(1, 2, 3, 4)).features().column(0))
                .isNotEqualTo(once);
    }

    @Test
    void resample_constantColumnOrScaleZero_isCopied() {
        assertThat(NoiseAugmentation.withDefaults()
                        .resample(data(5, 5))
                        .features()
                        .column(0))
                .containsExactly(5, 5, 5, 5);
        assertThat(NoiseAugmentation.withDefaults()
                        .withScale(0)
                        .resample(data(1, 2))
                        .features()
                        .column(0))
                .containsExactly(1, 2, 1, 2);
    }

    @Test
    void resample_noRows_givesNone() {
        assertThat(NoiseAugmentation.withDefaults().resample(data()).rows()).isZero();
    }

    @Test
    void withScale_negativeOrNotFinite_isRefused() {
        for (double scale : new double[] {-0.1, NA, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NoiseAugmentation.withDefaults().withScale(scale))
                    .withMessage("scale: expected a finite number of at least 0, got " + scale);
        }
    }
}
