package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class StratifiedKFoldTest extends SplitterContract {

    @Override
    protected Splitter splitter() {
        return StratifiedKFold.of(4, 42);
    }

    @Override
    protected Reordering reordering() {
        return Reordering.CHANGES_FOLDS;
    }

    @Test
    void split_goldData_hasTheClassCountsOfScikitLearn() {
        List<Fold> ours = StratifiedKFold.of(5, 1).split(SplitGold.DATA);
        List<Fold> theirs = Folds.of(SplitGold.folds("stratified"), 5);
        for (int f = 0; f < 5; f++) {
            for (int k = 0; k < 3; k++) {
                assertThat(SplitData.count(SplitGold.DATA, ours.get(f).validation(), k))
                        .isEqualTo(SplitData.count(SplitGold.DATA, theirs.get(f).validation(), k));
            }
        }
    }

    @Property(tries = 200)
    void split_numbersInBins_areBalancedToWithinOneRow(
            @ForAll @IntRange(min = 2, max = 80) int rows,
            @ForAll @IntRange(min = 2, max = 12) int bins,
            @ForAll long seed) {
        double[] target = IntStream.range(0, rows).mapToDouble(i -> -i).toArray();
        int folds = Math.min(rows, 5);
        List<Fold> split = StratifiedKFold.of(folds, seed).withTargetBins(bins).split(SplitData.numbers(target));
        assertThat(spread(split.stream()
                        .mapToLong(fold -> fold.validation().length)
                        .toArray()))
                .isLessThanOrEqualTo(1);
        for (int b = 0; b < bins; b++) {
            int bin = b;
            assertThat(spread(split.stream()
                            .mapToLong(fold -> IntStream.of(fold.validation())
                                    .filter(i -> (long) (rows - 1 - i) * bins / rows == bin)
                                    .count())
                            .toArray()))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void split_classesWithBins_areStratifiedByClass() {
        Dataset data = SplitData.classes(9, 5);
        assertSameFolds(
                StratifiedKFold.of(3, 1).withTargetBins(2).split(data),
                StratifiedKFold.of(3, 1).split(data));
    }

    @Test
    void split_fewerNumbersThanFolds_isRefused() {
        assertThatThrownBy(() -> StratifiedKFold.of(4, 1).withTargetBins(2).split(SplitData.numbers(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows: expected at least 4, one for each fold, got 3");
    }

    @Test
    void withTargetBins_fewerThanTwo_isRefused() {
        assertThatThrownBy(() -> StratifiedKFold.of(4, 1).withTargetBins(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target bins: expected at least 2, got 1");
    }

    @Property(tries = 200)
    void split_anyClassSizes_isBalancedToWithinOneRow(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 30) Integer> sizes,
            @ForAll @IntRange(min = 2, max = 12) int folds,
            @ForAll long seed) {
        int[] counts = sizes.stream().mapToInt(Integer::intValue).toArray();
        counts[0] += folds;
        Dataset data = SplitData.classes(counts);
        List<Fold> split = StratifiedKFold.of(folds, seed).split(data);
        assertThat(split).hasSize(folds);
        assertThat(spread(split.stream()
                        .mapToLong(fold -> fold.validation().length)
                        .toArray()))
                .isLessThanOrEqualTo(1);
        for (int k = 0; k < counts.length; k++) {
            int c = k;
            assertThat(spread(split.stream()
                            .mapToLong(fold -> SplitData.count(data, fold.validation(), c))
                            .toArray()))
                    .isLessThanOrEqualTo(1);
        }
    }

    private static long spread(long[] counts) {
        return Arrays.stream(counts).max().orElseThrow()
                - Arrays.stream(counts).min().orElseThrow();
    }

    @Test
    void split_everyRow_validatesOnceAndTrainsOtherwise() {
        List<Fold> folds = StratifiedKFold.of(4, 1).split(SplitData.classes(13, 6));
        int[] validated = folds.stream()
                .flatMapToInt(fold -> Arrays.stream(fold.validation()))
                .sorted()
                .toArray();
        assertThat(validated).containsExactly(IntStream.range(0, 19).toArray());
        for (Fold fold : folds) {
            int[] both = IntStream.concat(Arrays.stream(fold.train()), Arrays.stream(fold.validation()))
                    .sorted()
                    .toArray();
            assertThat(both).containsExactly(IntStream.range(0, 19).toArray());
            assertThat(fold.train()).isSorted();
            assertThat(fold.validation()).isSorted();
        }
    }

    @Test
    void split_sameSeed_isTheSameAndAnotherSeedDiffers() {
        Dataset data = SplitData.classes(20, 20);
        int[] first = StratifiedKFold.of(5, 7).split(data).get(0).validation();
        assertThat(StratifiedKFold.of(5, 7).split(data).get(0).validation()).isEqualTo(first);
        assertThat(StratifiedKFold.of(5, 8).split(data).get(0).validation()).isNotEqualTo(first);
    }

    @Test
    void split_asManyFoldsAsRows_leavesOneOutEach() {
        List<Fold> folds = StratifiedKFold.of(3, 1).split(SplitData.classes(3));
        assertThat(folds).allSatisfy(fold -> assertThat(fold.validation()).hasSize(1));
    }

    @Test
    void split_oneClassSmallerThanFolds_isMissingFromSome() {
        Dataset data = SplitData.classes(9, 2);
        IntSummaryStatistics rare = StratifiedKFold.of(3, 1).split(data).stream()
                .mapToInt(fold -> (int) SplitData.count(data, fold.validation(), 1))
                .summaryStatistics();
        assertThat(rare.getMin()).isZero();
        assertThat(rare.getMax()).isEqualTo(1);
    }

    @Test
    void split_everyClassSmallerThanFolds_isRefused() {
        assertThatThrownBy(() -> StratifiedKFold.of(4, 1).split(SplitData.classes(3, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds: expected at most 3, the rows of the largest class of \"y\", got 4");
    }

    @Test
    void split_noRows_isRefused() {
        assertThatThrownBy(() -> StratifiedKFold.of(2, 1).split(SplitData.classes(0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds: expected at most 0, the rows of the largest class of \"y\", got 2");
    }

    @Test
    void split_numericTarget_isRefused() {
        assertThatThrownBy(() -> StratifiedKFold.of(2, 1).split(SplitData.numbers(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"y\": expected a categorical target for classification, got a numeric one; read it"
                        + " with CsvReader.withCategorical(\"y\") or apply a ThresholdTarget");
    }

    @Test
    void of_fewerThanTwoFolds_isRefused() {
        assertThatThrownBy(() -> StratifiedKFold.of(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds: expected at least 2, got 1");
    }

    /** More bins than rows are as many as rows: none of them would hold a row more or less. */
    @Test
    void split_farMoreBinsThanRows_isAsWithOneForEachRow() {
        Dataset data = SplitData.numbers(
                IntStream.range(0, 100).mapToDouble(i -> i * 37 % 100).toArray());
        SplitterContract.assertSameFolds(
                StratifiedKFold.of(5, 1).withTargetBins(Integer.MAX_VALUE).split(data),
                StratifiedKFold.of(5, 1).withTargetBins(100).split(data));
    }
}
