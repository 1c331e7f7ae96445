package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class StratifiedGroupKFoldTest extends SplitterContract {

    @Override
    protected Splitter splitter() {
        return StratifiedGroupKFold.of(4, "group", 42);
    }

    @Override
    protected Reordering reordering() {
        return Reordering.KEEPS_FOLDS;
    }

    /** The sum over folds and classes of the squared share of the class's rows. */
    private static double imbalance(Dataset data, int classes, List<Fold> folds) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            double all = 0;
            double squares = 0;
            for (Fold fold : folds) {
                double count = SplitData.count(data, fold.validation(), k);
                all += count;
                squares += count * count;
            }
            sum += squares / (all * all);
        }
        return sum;
    }

    @Test
    void split_goldData_isAtLeastAsBalancedAsScikitLearn() {
        int[] theirs = SplitGold.folds("stratified_grouped");
        for (long seed = 0; seed < 10; seed++) {
            List<Fold> folds = StratifiedGroupKFold.of(5, "group", seed).split(SplitGold.DATA);
            assertThat(imbalance(SplitGold.DATA, 3, folds))
                    .isLessThanOrEqualTo(imbalance(SplitGold.DATA, 3, Folds.of(theirs, 5)));
        }
    }

    @Property(tries = 200)
    void split_anyGroups_noneIsOnBothSides(
            @ForAll @Size(min = 8, max = 60) List<@IntRange(max = 15) Integer> groups, @ForAll long seed) {
        double[] keys = groups.stream().mapToDouble(Integer::doubleValue).toArray();
        int distinct = (int) groups.stream().distinct().count();
        if (distinct < 2) {
            return;
        }
        Dataset data = SplitData.keyed("k", keys);
        List<Fold> folds = StratifiedGroupKFold.of(Math.min(distinct, 4), "k", seed)
                .withTargetBins(3)
                .split(data);
        for (Fold fold : folds) {
            assertThat(SplitData.keys(data, "k", fold.train()))
                    .doesNotContainAnyElementsOf(SplitData.keys(data, "k", fold.validation()));
            assertThat(fold.validation()).isNotEmpty();
        }
    }

    @Test
    void split_groupsOfOneRow_areBalancedToWithinOneRow() {
        SplittableRandom random = new SplittableRandom(8);
        double[] keys = random.ints(100, 0, 1_000_000).asDoubleStream().toArray();
        Dataset data = SplitData.keyed("k", keys);
        Dataset classes =
                Dataset.of(data.features(), SplitData.classes(61, 39).target()).withKeys(data.keys());
        for (Fold fold : StratifiedGroupKFold.of(4, "k", 1).split(classes)) {
            assertThat(SplitData.count(classes, fold.validation(), 0)).isBetween(15L, 16L);
            assertThat(SplitData.count(classes, fold.validation(), 1)).isBetween(9L, 10L);
        }
    }

    @Test
    void split_twoLargeGroupsOfOneClass_partsThem() {
        // Groups 1 and 2 hold all rows of class b.
        Dataset keyed = SplitData.keyed("k", 1, 1, 2, 2, 3, 4, 5, 6);
        Dataset data = Dataset.of(keyed.features(), SplitData.codes(1, 1, 1, 1, 0, 0, 0, 0))
                .withKeys(keyed.keys());
        for (long seed = 0; seed < 20; seed++) {
            List<Fold> folds = StratifiedGroupKFold.of(2, "k", seed).split(data);
            assertThat(SplitData.count(data, folds.get(0).validation(), 1)).isEqualTo(2);
            assertThat(SplitData.count(data, folds.get(0).validation(), 0)).isEqualTo(2);
        }
    }

    @Test
    void split_classWithoutRows_isNoMatter() {
        Dataset keyed = SplitData.keyed("k", 1, 2, 3, 4);
        Dataset data = Dataset.of(keyed.features(), SplitData.codes(0, 0, 2, 2)).withKeys(keyed.keys());
        assertThat(StratifiedGroupKFold.of(2, "k", 1).split(data))
                .allSatisfy(fold -> assertThat(Arrays.stream(fold.validation()).map(i -> i / 2))
                        .containsExactly(0, 1));
    }

    @Test
    void split_anotherSeed_givesOtherFolds() {
        assertThat(StratifiedGroupKFold.of(4, "id", 1).split(data()).get(0).validation())
                .isNotEqualTo(
                        StratifiedGroupKFold.of(4, "id", 2).split(data()).get(0).validation());
    }

    @Test
    void split_fewerGroupsThanFolds_isRefused() {
        Dataset data = SplitData.keyed("k", 1, 1, 2, 2);
        assertThatThrownBy(() ->
                        StratifiedGroupKFold.of(3, "k", 1).withTargetBins(2).split(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"k\": expected at least 3 groups, one for each fold, got 2");
    }

    @Test
    void split_numericTargetWithoutBins_isRefused() {
        assertThatThrownBy(() -> StratifiedGroupKFold.of(2, "k", 1).split(SplitData.keyed("k", 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"y\": expected a categorical target for classification");
    }

    @Test
    void withTargetBins_fewerThanTwo_isRefused() {
        assertThatThrownBy(() -> StratifiedGroupKFold.of(2, "k", 1).withTargetBins(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target bins: expected at least 2, got 1");
    }

    @Test
    void of_noColumn_isRefusedAtOnce() {
        assertThatNullPointerException()
                .isThrownBy(() -> StratifiedGroupKFold.of(3, null, 1))
                .withMessage("column");
    }

    @Test
    void split_sharesThatWouldFillTheMemory_areRefused() {
        Dataset data =
                SplitData.keyed("g", IntStream.range(0, 20_000).asDoubleStream().toArray());
        assertThatThrownBy(() -> StratifiedGroupKFold.of(4_000, "g", 1)
                        .withTargetBins(300_000_000)
                        .split(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("folds x classes: expected at most 33554432, got 4000 x \\d+");
    }

    @Test
    void split_asManyGroupsAndClassesAsRows_takesMemoryForTheRowsOnly() {
        Dataset data =
                SplitData.keyed("g", IntStream.range(0, 20_000).asDoubleStream().toArray());
        List<Fold> folds =
                StratifiedGroupKFold.of(4, "g", 1).withTargetBins(20_000).split(data);
        assertThat(folds).allSatisfy(fold -> assertThat(fold.validation()).hasSize(5_000));
    }

    @Test
    void split_farMoreBinsThanRows_isAsWithOneForEachRow() {
        Dataset data = SplitData.keyed(
                "g", IntStream.range(0, 60).mapToDouble(i -> i % 12).toArray());
        SplitterContract.assertSameFolds(
                StratifiedGroupKFold.of(3, "g", 1)
                        .withTargetBins(Integer.MAX_VALUE)
                        .split(data),
                StratifiedGroupKFold.of(3, "g", 1).withTargetBins(60).split(data));
    }
}
