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
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoiseAugmentationTest extends ResamplerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Resampler resampler() {
        return NoiseAugmentation.withDefaults().withSeed(1);
    }

    @Override
    protected Result result() {
        return Result.FOR_TRAINING_ONLY;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.of(NoiseAugmentation.withDefaults().withSeed(2));
    }

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
    void withSeed_same_givesTheSameNoise() {
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

    /**
     * Recorded with this class at version 0.1.0, before it made more than one copy: models were trained on these bits.
     */
    @Test
    void resample_defaults_giveTheBitsTheyAlwaysGave() {
        Schema schema = Schema.of(
                new Field.Numeric("x"), new Field.Categorical("c", List.of("a", "b")), new Field.Numeric("z"));
        Table x =
                Table.of(schema, new double[] {1, 2, NA, 4}, new double[] {0, 1, 0, 1}, new double[] {-3, 0.5, 7, 100});
        Column y = new Column(new Field.Categorical("y", List.of("no", "yes")), new double[] {0, 1, 0, 1});
        Table more = NoiseAugmentation.withDefaults()
                .resample(Dataset.of(x, y, new double[] {1, 2, 3, 4}))
                .features();
        assertThat(more.slice(4, 8).column(0))
                .containsExactly(0.8432965026817858, 2.106967636745882, NA, 3.8052022483818457);
        assertThat(more.slice(4, 8).column(2))
                .containsExactly(0.9948220949117412, -4.651629292403134, 5.1001175989537995, 101.24478387673513);
    }

    @Test
    void withCopies_three_appendsThreeOfWhichTheFirstIsAsBefore() {
        NoiseAugmentation noise = NoiseAugmentation.withDefaults();
        Table once = noise.resample(data(1, 2, NA, 4)).features();
        Dataset more = noise.withCopies(3).resample(data(1, 2, NA, 4));
        assertThat(more.rows()).isEqualTo(16);
        assertThat(more.features().slice(0, 8).column(0)).isEqualTo(once.column(0));
        assertThat(more.features().slice(0, 8).column(2)).isEqualTo(once.column(2));
        assertThat(more.features().slice(8, 12).column(0))
                .isNotEqualTo(more.features().slice(4, 8).column(0));
        assertThat(more.weights()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4);
    }

    @Test
    void withCopies_none_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseAugmentation.withDefaults().withCopies(0))
                .withMessage("copies: expected at least 1, got 0");
    }

    @Test
    void resample_moreRowsThanAnArrayHolds_saysHowMany() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseAugmentation.withDefaults()
                        .withCopies(Integer.MAX_VALUE)
                        .resample(data(1, 2)))
                .withMessage("resampled rows: expected at most 2147483639, got 4294967296");
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
