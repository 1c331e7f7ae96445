package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RowKeyKFoldTest extends SplitterContract {

    @Override
    protected Splitter splitter() {
        return RowKeyKFold.of(3, "id", 42);
    }

    @Override
    protected Reordering reordering() {
        return Reordering.KEEPS_FOLDS;
    }

    private static Map<String, Integer> foldOfId(Dataset data) {
        Map<String, Integer> folds = new HashMap<>();
        List<Fold> split = RowKeyKFold.of(3, "id", 42).split(data);
        for (int f = 0; f < split.size(); f++) {
            for (int row : split.get(f).validation()) {
                folds.put(data.keys().text(row, 3), f);
            }
        }
        return folds;
    }

    @Test
    void split_matchesTheHashWrittenAnew() {
        SplitGold.assertMatches(RowKeyKFold.of(5, "id", 7).split(SplitGold.DATA), "rowkey");
    }

    @Test
    void split_fewerRows_keepTheirFolds() {
        Map<String, Integer> all = foldOfId(data());
        Map<String, Integer> some = foldOfId(
                data().select(IntStream.range(0, 24).filter(i -> i % 4 > 0).toArray()));
        assertThat(some).hasSize(18).allSatisfy((id, fold) -> assertThat(all).containsEntry(id, fold));
    }

    @Test
    void split_equalKeys_shareAFold() {
        List<Fold> folds = RowKeyKFold.of(2, "k", 1).split(SplitData.keyed("k", 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6));
        for (Fold fold : folds) {
            int half = fold.validation().length / 2;
            assertThat(Arrays.stream(fold.validation()).limit(half).map(i -> i + 6))
                    .containsExactly(
                            Arrays.stream(fold.validation()).skip(half).boxed().toArray(Integer[]::new));
        }
    }

    /** Five standard deviations of a binomial of 10000 draws with p = 0.1 are 150. */
    @Test
    void split_manyKeys_sharesAreNearEqual() {
        double[] keys = IntStream.range(0, 10_000).asDoubleStream().toArray();
        assertThat(RowKeyKFold.of(10, "k", 3).split(SplitData.keyed("k", keys)))
                .allSatisfy(fold -> assertThat(fold.validation().length).isBetween(850, 1150));
    }

    @Test
    void split_anotherSeed_givesOtherFolds() {
        assertThat(RowKeyKFold.of(3, "id", 43).split(data()).get(0).validation())
                .isNotEqualTo(splitter().split(data()).get(0).validation());
    }

    @Test
    void split_foldWithoutKeys_isRefused() {
        assertThatThrownBy(() -> RowKeyKFold.of(3, "k", 1).split(SplitData.keyed("k", 5, 5, 5, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "fold [123] of 3: expected at least one key of column \"k\" that hashes to it, got none"
                                + " of 1");
    }

    @Test
    void of_noColumn_isRefusedAtOnce() {
        assertThatNullPointerException()
                .isThrownBy(() -> RowKeyKFold.of(3, null, 1))
                .withMessage("column");
    }
}
