package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class GroupKFoldTest extends SplitterContract {

    @Override
    protected Splitter splitter() {
        return GroupKFold.of(4, "group");
    }

    @Override
    protected Reordering reordering() {
        return Reordering.KEEPS_FOLDS;
    }

    @Test
    void split_groupsOfDifferentSizes_matchesScikitLearn() {
        SplitGold.assertMatches(GroupKFold.of(5, "group").split(SplitGold.DATA), "grouped");
    }

    @Property(tries = 200)
    void split_anyGroups_keepsThemWholeAndNearlyEqual(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 12) Integer> groups, @ForAll long seed) {
        double[] keys = groups.stream().mapToDouble(Integer::doubleValue).toArray();
        Dataset data = SplitData.keyed("k", keys);
        int distinct = (int) groups.stream().distinct().count();
        long largest = groups.stream().collect(Collectors.groupingBy(g -> g, Collectors.counting())).values().stream()
                .max(Long::compare)
                .orElseThrow();
        if (distinct < 2) {
            return;
        }
        int folds = Math.min(distinct, 4);
        for (Splitter splitter : List.of(GroupKFold.of(folds, "k"), GroupKFold.shuffled(folds, "k", seed))) {
            List<Fold> split = splitter.split(data);
            for (Fold fold : split) {
                assertThat(SplitData.keys(data, "k", fold.train()))
                        .doesNotContainAnyElementsOf(SplitData.keys(data, "k", fold.validation()));
            }
            long[] sizes =
                    split.stream().mapToLong(fold -> fold.validation().length).toArray();
            assertThat(Arrays.stream(sizes).max().orElseThrow()
                            - Arrays.stream(sizes).min().orElseThrow())
                    .isLessThanOrEqualTo(largest);
            assertThat(sizes).doesNotContain(0);
        }
    }

    @Test
    void split_equalGroups_areTakenInAscendingOrder() {
        // 2, 5, 7, 9 go to the folds 0, 1, 0, 1.
        assertSameFolds(
                GroupKFold.of(2, "k").split(SplitData.keyed("k", 9, 2, 5, 7)),
                List.of(new Fold(new int[] {0, 2}, new int[] {1, 3}), new Fold(new int[] {1, 3}, new int[] {0, 2})));
    }

    @Test
    void shuffled_anotherSeed_givesOtherFolds() {
        assertThat(GroupKFold.shuffled(4, "group", 1).split(data()).get(0).validation())
                .isNotEqualTo(
                        GroupKFold.shuffled(4, "group", 2).split(data()).get(0).validation());
    }

    @Test
    void split_fewerGroupsThanFolds_isRefused() {
        assertThatThrownBy(() -> GroupKFold.of(3, "k").split(SplitData.keyed("k", 1, 1, 2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"k\": expected at least 3 groups, one for each fold, got 2");
    }

    @Test
    void split_missingGroup_isRefusedNamingTheRow() {
        assertThatThrownBy(() -> GroupKFold.of(2, "k").split(SplitData.keyed("k", 1, 2, Double.NaN)))
                .isInstanceOf(RowException.class)
                .hasMessage("column \"k\", row 2: expected a value to split by in every row, got a missing one");
    }

    @Test
    void split_noSuchColumn_isRefused() {
        assertThatThrownBy(() -> GroupKFold.of(2, "city").split(SplitData.keyed("k", 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"city\": expected a key or a feature of that name, got only [\"k\"] and []");
    }

    @Test
    void split_aFeature_servesAsWell() {
        assertThat(GroupKFold.of(3, "x").split(data())).hasSize(3);
    }

    @Test
    void of_noColumn_isRefusedAtOnce() {
        assertThatNullPointerException()
                .isThrownBy(() -> GroupKFold.of(3, null))
                .withMessage("column");
    }
}
