package io.limpid.core.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DroppedTest {

    private static final List<DroppingResampler> ALL = List.of(
            DuplicateRows.withDefaults(),
            DuplicateRows.withDefaults().withWeight(DuplicateRows.Weight.ADDED),
            OutlierRows.iqr(0.5),
            OutlierRows.quantiles(0.2, 0.9),
            RandomUndersampling.withDefaults(),
            RandomUndersampling.withDefaults().withRatio(0.7));

    private static Dataset data(List<Integer> cells) {
        int n = cells.size() / 2;
        double[] x = cells.subList(0, n).stream().mapToDouble(c -> c).toArray();
        double[] codes =
                cells.subList(n, 2 * n).stream().mapToDouble(c -> c % 3).toArray();
        double[] weights = cells.subList(0, n).stream()
                .mapToDouble(c -> c % 5 == 0 ? 0 : c % 4 + 1)
                .toArray();
        double[] ids = new double[n];
        Arrays.setAll(ids, i -> i);
        double[] both = Arrays.copyOf(x, 2 * n);
        System.arraycopy(ids, 0, both, n, n);
        return ResampleData.classes(codes, both).withWeights(weights).withKeys("x1");
    }

    @Property(tries = 300)
    void drop_keptAndDropped_areTheGivenRows(@ForAll @Size(min = 2, max = 60) List<@IntRange(max = 12) Integer> cells) {
        Dataset data = data(cells);
        for (DroppingResampler resampler : ALL) {
            Dropped dropped = resampler.drop(data);
            double[] kept = dropped.kept().keys().column(0);
            assertThat(kept).isSorted();
            assertThat(dropped.rows()).isSorted();
            int[] all = new int[data.rows()];
            Arrays.stream(kept).forEach(id -> all[(int) id]++);
            Arrays.stream(dropped.rows()).forEach(row -> all[row]++);
            assertThat(Arrays.stream(all)).allMatch(times -> times == 1);
            for (int k = 0; k < dropped.rows().length; k++) {
                assertThat(dropped.reason(k)).isNotBlank();
            }
            assertThat(dropped.toString())
                    .startsWith("dropped " + dropped.rows().length + " of " + data.rows() + " rows");
        }
    }

    @Property(tries = 300)
    void drop_anyRows_keepsEveryClassThatCounts(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 12) Integer> cells) {
        Dataset data = data(cells);
        for (DroppingResampler resampler : ALL) {
            Dataset kept = resampler.resample(data);
            for (int k = 0; k < 3; k++) {
                assertThat(weight(kept, k) > 0).isEqualTo(weight(data, k) > 0);
            }
        }
    }

    @Property(tries = 300)
    void withWeight_added_keepsEachClassesSum(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 12) Integer> cells) {
        Dataset data = data(cells);
        Dataset kept = DuplicateRows.withDefaults()
                .withWeight(DuplicateRows.Weight.ADDED)
                .resample(data);
        for (int k = 0; k < 3; k++) {
            // Sums of whole numbers are exact.
            assertThat(weight(kept, k)).isEqualTo(weight(data, k));
        }
    }

    private static double weight(Dataset data, int k) {
        double sum = 0;
        for (int i = 0; i < data.rows(); i++) {
            sum += data.target().values()[i] == k ? data.weights()[i] : 0;
        }
        return sum;
    }

    @Test
    void rows_changedByTheCaller_stay() {
        Dropped dropped = DuplicateRows.withDefaults().drop(ResampleData.classes(ResampleData.codes(0, 0, 0), 1, 1, 1));
        dropped.rows()[0] = 7;
        assertThat(dropped.rows()).containsExactly(1, 2);
        assertThat(dropped).hasToString("dropped 2 of 3 rows; row 1: same as row 0");
    }

    @Test
    void reason_noSuchPosition_isRefused() {
        Dataset data = ResampleData.classes(ResampleData.codes(0, 0, 0), 1, 1, 1);
        Dropped dropped = DuplicateRows.withDefaults().drop(data);
        assertThat(dropped.reason(1)).isEqualTo("same as row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dropped.reason(2))
                .withMessage("k: expected 0 to 1, got 2");
        assertThatIllegalArgumentException().isThrownBy(() -> dropped.reason(-1));
    }

    @Test
    void toString_otherLocale_isTheSame() {
        Locale before = Locale.getDefault();
        Dataset data = ResampleData.classes(new double[9], 1.5, 2, 3, 4, 5, 6, 7, 8, 99.5);
        try {
            for (String tag : List.of("tr-TR", "ar-EG", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(OutlierRows.iqr(1).drop(data))
                        .hasToString("dropped 1 of 9 rows; row 8: column \"x0\": 99.5 is outside [-1.0, 11.0]");
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
