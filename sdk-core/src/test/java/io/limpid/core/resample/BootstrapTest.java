package io.limpid.core.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BootstrapTest extends ResamplerContract {

    @Override
    protected Resampler resampler() {
        return Bootstrap.withDefaults().withSeed(1);
    }

    @Override
    protected Result result() {
        return Result.FOR_TRAINING_ONLY;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.of(Bootstrap.withDefaults().withSeed(2));
    }

    private static Dataset rows(int n) {
        double[] x = IntStream.range(0, n).asDoubleStream().toArray();
        return ResampleData.numbers(x, x);
    }

    @Test
    void drop_manyRows_leavesOneOverEOutOfTheBag() {
        int n = 10_000;
        Dropped dropped = Bootstrap.withDefaults().drop(rows(n));
        assertThat(dropped.kept().rows()).isEqualTo(n);
        assertThat(dropped.kept().features().column(0)).isSorted();
        // 1/e = 0.3679, standard error sqrt((1/e - 2/e^2) / n) = 0.0031; five of them.
        assertThat(dropped.rows().length / (double) n).isCloseTo(0.3679, within(0.0156));
        assertThat(dropped.reason(0)).isEqualTo("not drawn");
    }

    @Test
    void drop_bagAndRest_coverAllRowsOnce() {
        Dropped dropped = Bootstrap.withDefaults().drop(rows(50));
        int[] drawn = Arrays.stream(dropped.kept().features().column(0))
                .mapToInt(v -> (int) v)
                .distinct()
                .toArray();
        assertThat(IntStream.concat(Arrays.stream(drawn), Arrays.stream(dropped.rows()))
                        .toArray())
                .containsExactlyInAnyOrder(IntStream.range(0, 50).toArray());
    }

    @Test
    void withDraw_uniform_carriesWeightsAndLeavesOutThoseOfZero() {
        double[] weights = {0, 1, 2, 3, 0};
        Dropped dropped = Bootstrap.withDefaults().drop(rows(5).withWeights(weights));
        Dataset kept = dropped.kept();
        assertThat(kept.rows()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(kept.weights()[i])
                    .isEqualTo(kept.features().column(0)[i])
                    .isPositive();
        }
        assertThat(dropped.rows()).startsWith(0).endsWith(4);
        assertThat(dropped.reason(0)).isEqualTo("has weight zero");
    }

    @Test
    void withDraw_byWeight_drawsInProportionAndKeepsTheSum() {
        int n = 30_000;
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> i % 3); // 0, 1, 2: one third of the weight on the ones.
        Dataset kept =
                Bootstrap.withDefaults().withDraw(Bootstrap.Draw.BY_WEIGHT).resample(rows(n).withWeights(weights));
        assertThat(kept.rows()).isEqualTo(20_000);
        assertThat(kept.weights()).containsOnly(1.5);
        double[] x = kept.features().column(0);
        assertThat(Arrays.stream(x)).noneMatch(v -> v % 3 == 0);
        // Standard error sqrt(2/9 / 20000) = 0.0033; five of them.
        assertThat(Arrays.stream(x).filter(v -> v % 3 == 1).count() / 20_000.0).isCloseTo(1 / 3.0, within(0.0167));
    }

    @Test
    void withDraw_byWeightOfTwoRows_drawsEachInItsShare() {
        Dataset data = rows(2).withWeights(new double[] {1, 3});
        double ones = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            Bootstrap bootstrap =
                    Bootstrap.withDefaults().withDraw(Bootstrap.Draw.BY_WEIGHT).withSeed(seed);
            ones += Arrays.stream(bootstrap.resample(data).features().column(0)).sum();
        }
        // Three quarters of 4,000 draws, standard error 0.0068; five of them.
        assertThat(ones / 4_000).isCloseTo(0.75, within(0.034));
    }

    @Test
    void withDraw_byWeight_isTheSameForWeightsOfAnyScale() {
        double[] weights = {1, 2, 3, 4, 5};
        double[] huge = {2e307, 4e307, 6e307, 8e307, 10e307};
        Bootstrap bootstrap = Bootstrap.withDefaults().withDraw(Bootstrap.Draw.BY_WEIGHT);
        assertThat(bootstrap.resample(rows(5).withWeights(huge)).features().column(0))
                .isEqualTo(bootstrap
                        .resample(rows(5).withWeights(weights))
                        .features()
                        .column(0));
    }

    @Nested
    class DrawByWeight extends ResamplerContract {

        @Override
        protected Resampler resampler() {
            return Bootstrap.withDefaults().withDraw(Bootstrap.Draw.BY_WEIGHT).withSeed(1);
        }

        @Override
        protected Result result() {
            return Result.FOR_TRAINING_ONLY;
        }

        @Override
        protected Optional<Resampler> reseeded() {
            return Optional.of(
                    Bootstrap.withDefaults().withDraw(Bootstrap.Draw.BY_WEIGHT).withSeed(2));
        }
    }
}
