package io.limpid.core.resample;

import static io.limpid.core.resample.ResampleData.NA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DuplicateRowsTest extends ResamplerContract {

    @Override
    protected Resampler resampler() {
        return DuplicateRows.withDefaults().withWeight(DuplicateRows.Weight.ADDED);
    }

    @Override
    protected Result result() {
        return Result.AS_COLLECTED;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.empty();
    }

    /** Rows 0, 2 and 5 are equal, and 1 and 4; row 3 differs from row 0 in the target only. */
    private static Dataset data() {
        return ResampleData.classes(ResampleData.codes(0, 1, 0, 1, 1, 0), 1, 2, 1, 1, 2, 1, NA, 0, NA, NA, -0.0, NA)
                .withWeights(new double[] {1, 2, 3, 4, 5, 6});
    }

    @Test
    void drop_equalRows_keepsTheFirstAndSaysWhy() {
        Dropped dropped = DuplicateRows.withDefaults().drop(data());
        assertThat(dropped.kept().features().column(0)).containsExactly(1, 2, 1);
        assertThat(dropped.kept().target().values()).containsExactly(0, 1, 1);
        assertThat(dropped.kept().weights()).containsExactly(1, 2, 4);
        assertThat(dropped.rows()).containsExactly(2, 4, 5);
        assertThat(dropped.reason(0)).isEqualTo("same as row 0");
        assertThat(dropped.reason(1)).isEqualTo("same as row 1");
        assertThat(dropped.notes()).isEmpty();
        assertThat(dropped).hasToString("dropped 3 of 6 rows; row 2: same as row 0");
    }

    @Test
    void withWeight_added_keepsTheSumOfWeights() {
        Dropped dropped = DuplicateRows.withDefaults()
                .withWeight(DuplicateRows.Weight.ADDED)
                .drop(data());
        assertThat(dropped.kept().weights()).containsExactly(10, 7, 4);
    }

    @Test
    void drop_firstOfEqualRowsHasWeightZero_keepsTheFirstThatCounts() {
        Dataset data = data().withWeights(new double[] {0, 2, 3, 4, 5, 6});
        Dropped dropped = DuplicateRows.withDefaults().drop(data);
        assertThat(dropped.rows()).containsExactly(4, 5);
        assertThat(dropped.reason(1)).isEqualTo("same as row 2");
        assertThat(dropped.kept().weights()).containsExactly(0, 2, 3, 4);
    }

    @Test
    void drop_nothingToDrop_saysSo() {
        Dropped dropped = DuplicateRows.withDefaults().drop(data().select(new int[] {0, 1}));
        assertThat(dropped).hasToString("dropped 0 of 2 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dropped.reason(0))
                .withMessage("k: expected a row to have been dropped, got 0");
    }

    @Test
    void drop_keys_areNotCompared() {
        Dataset data =
                ResampleData.classes(ResampleData.codes(0, 0), 7, 7, 1, 2).withKeys("x1");
        Dropped dropped = DuplicateRows.withDefaults().drop(data);
        assertThat(dropped.rows()).containsExactly(1);
        assertThat(dropped.kept().keys().column(0)).containsExactly(1);
    }

    /**
     * Cells 0 to 2 in 3 columns: 27 × 2 different rows, so nearly all of 5,000 are repeated, and hashes collide often.
     */
    @Test
    void drop_manyRows_agreesWithComparingAllPairs() {
        int n = 5_000;
        SplittableRandom random = new SplittableRandom(4);
        double[] values = random.doubles(3L * n).map(u -> Math.floor(3 * u)).toArray();
        double[] codes = random.doubles(n).map(u -> u < 0.5 ? 0 : 1).toArray();
        Dataset data = ResampleData.classes(codes, values);
        boolean[] repeats = new boolean[n];
        for (int i = 0; i < n; i++) {
            for (int s = 0; s < i && !repeats[i]; s++) {
                repeats[i] = codes[i] == codes[s]
                        && values[i] == values[s]
                        && values[n + i] == values[n + s]
                        && values[2 * n + i] == values[2 * n + s];
            }
        }
        int[] rows = DuplicateRows.withDefaults().drop(data).rows();
        assertThat(rows.length).isEqualTo(n - 54);
        assertThat(Arrays.stream(rows)).allMatch(i -> repeats[i]);
    }

    /** Of so many hashes of 32 bits about ten pairs are equal; rows that differ must stay all the same. */
    @Test
    void drop_differentRowsOfEqualHash_stay() {
        double[] values = new SplittableRandom(6).doubles(300_000).distinct().toArray();
        Dataset data = ResampleData.classes(new double[values.length], values);
        assertThat(DuplicateRows.withDefaults().drop(data).rows()).isEmpty();
    }

    /** gold/resample.py, pandas 3.1.1: duplicated() of species, island and sex. */
    @Test
    void drop_penguins_matchesPandas() {
        Table penguins = ResampleData.read("/data/penguins.csv");
        for (String name : new String[] {"bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"}) {
            penguins = penguins.without(name);
        }
        Dropped dropped = DuplicateRows.withDefaults().drop(Dataset.of(penguins, "species"));
        assertThat(dropped.rows()).isEqualTo(OutlierRowsTest.gold("duplicates"));
    }

    @Nested
    class WeightDropped extends ResamplerContract {

        @Override
        protected Resampler resampler() {
            return DuplicateRows.withDefaults();
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
