package io.limpid.core.resample;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Dataset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomUndersamplingTest extends ResamplerContract {

    @Override
    protected Resampler resampler() {
        return RandomUndersampling.withDefaults().withSeed(1);
    }

    @Override
    protected Result result() {
        return Result.AS_COLLECTED;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.of(RandomUndersampling.withDefaults().withSeed(2));
    }

    private static Dataset data() {
        return ResampleData.classes(ResampleData.codes(0, 1, 0, 0, 1, 0, 0), 11, 21, 12, 13, 22, 14, 15);
    }

    @Test
    void drop_balanced_cutsLargerClassesToTheSmallestInOrder() {
        Dropped dropped = RandomUndersampling.withDefaults().drop(data());
        Dataset kept = dropped.kept();
        assertThat(ResampleData.count(kept, 0)).isEqualTo(2);
        assertThat(ResampleData.count(kept, 1)).isEqualTo(2);
        assertThat(kept.features().column(0)).contains(21, 22);
        assertThat(IntStream.range(1, 2).allMatch(i -> firstRow(kept, i) > firstRow(kept, i - 1)))
                .isTrue();
        assertThat(dropped.rows()).hasSize(3).isSorted();
        assertThat(dropped.reason(0)).isEqualTo("class \"a\" was cut from 5 to 2 rows");
        assertThat(dropped).asString().matches("dropped 3 of 7 rows; row \\d: class \"a\" was cut from 5 to 2 rows");
    }

    private static int firstRow(Dataset kept, int i) {
        double value = kept.features().column(0)[i];
        double[] all = data().features().column(0);
        return IntStream.range(0, all.length)
                .filter(r -> all[r] == value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withRatio_half_keepsTwiceAsManyRows() {
        Dataset kept = RandomUndersampling.withDefaults().withRatio(0.5).resample(data());
        assertThat(ResampleData.count(kept, 0)).isEqualTo(4);
        assertThat(ResampleData.count(kept, 1)).isEqualTo(2);
    }

    @Test
    void drop_rowsOfWeightZero_areNeitherCountedNorDropped() {
        Dropped dropped =
                RandomUndersampling.withDefaults().drop(data().withWeights(new double[] {0, 0, 0, 1, 1, 1, 1}));
        assertThat(dropped.rows()).hasSize(2).doesNotContain(0, 1, 2, 4);
        assertThat(dropped.kept().rows()).isEqualTo(5);
    }

    @Test
    void drop_overManySeeds_takesEachRowAboutAsOften() {
        int[] counts = new int[7];
        int seeds = 2_000;
        for (int seed = 0; seed < seeds; seed++) {
            for (int row : RandomUndersampling.withDefaults()
                    .withSeed(seed)
                    .drop(data())
                    .rows()) {
                counts[row]++;
            }
        }
        // Three of five go: 0.6 each, standard error 0.011; five of them.
        for (int row : new int[] {0, 2, 3, 5, 6}) {
            assertThat(counts[row] / (double) seeds).isBetween(0.545, 0.655);
        }
    }
}
