package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

final class TrainValidationTestTest {

    private static void assertComplete(Partition parts, int n) {
        int[] all = IntStream.of().toArray();
        for (int[] part : List.of(parts.train(), parts.validation(), parts.test())) {
            assertThat(part).isSorted();
            all = IntStream.concat(Arrays.stream(all), Arrays.stream(part)).toArray();
        }
        assertThat(Arrays.stream(all).sorted())
                .containsExactlyElementsOf(IntStream.range(0, n).boxed().toList());
    }

    private static void assertRefused(ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Property(tries = 200)
    void stratified_anyClasses_keepsTheSharesWithinOneRowAndThoseOfClassesWithinTwo(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 40) Integer> sizes, @ForAll long seed) {
        int[] counts = sizes.stream().mapToInt(Integer::intValue).toArray();
        counts[0] += 10;
        int n = Arrays.stream(counts).sum();
        Dataset data = SplitData.classes(counts);
        Partition parts = TrainValidationTest.stratified(0.15, 0.25, seed).split(data);
        assertComplete(parts, n);
        assertThat((double) parts.test().length).isBetween(0.25 * n - 1, 0.25 * n + 1);
        assertThat((double) parts.validation().length).isBetween(0.15 * n - 1, 0.15 * n + 1);
        assertThat((double) parts.train().length).isBetween(0.6 * n - 1, 0.6 * n + 1);
        for (int k = 0; k < counts.length; k++) {
            assertThat((double) SplitData.count(data, parts.test(), k))
                    .isBetween(0.25 * counts[k] - 1, 0.25 * counts[k] + 1);
            assertThat((double) SplitData.count(data, parts.train(), k))
                    .isBetween(0.6 * counts[k] - 2, 0.6 * counts[k] + 2);
            // Two roundings by class, of which each is within one row.
            assertThat((double) SplitData.count(data, parts.validation(), k))
                    .isBetween(0.15 * counts[k] - 2, 0.15 * counts[k] + 2);
        }
    }

    @Test
    void stratified_testRows_areThoseOfTrainTestSplit() {
        Dataset data = SplitData.classes(40, 33);
        int[] test = TrainTestSplit.of(0.3, 5).split(data).validation();
        assertThat(TrainValidationTest.stratified(0, 0.3, 5).split(data).test()).isEqualTo(test);
        assertThat(TrainValidationTest.stratified(0.4, 0.3, 5).split(data).test())
                .isEqualTo(test);
    }

    @Test
    void stratified_numbers_areBalancedByTenths() {
        double[] target = IntStream.range(0, 100).mapToDouble(i -> i * 37 % 100).toArray();
        int[] perTenth = new int[10];
        for (int row : TrainValidationTest.stratified(0.2, 0.1, 1)
                .split(SplitData.numbers(target))
                .validation()) {
            perTenth[(int) target[row] / 10]++;
        }
        assertThat(perTenth).containsOnly(2);
    }

    @Test
    void stratified_partWithoutRows_isRefused() {
        assertRefused(
                () -> TrainValidationTest.stratified(0.01, 0.3, 1).split(SplitData.classes(5, 5)),
                "validation: expected at least one row, got none of 10");
        assertRefused(
                () -> TrainValidationTest.stratified(0, 0.3, 1).split(SplitData.classes(0)),
                "train: expected at least one row, got none of 0");
        assertRefused(
                () -> TrainValidationTest.stratified(0, 0.9, 1).split(SplitData.classes(1)),
                "test: expected at least one row, got none of 1");
    }

    @Test
    void stratified_threeRows_canBeOneEach() {
        Partition parts = TrainValidationTest.stratified(0.33, 0.33, 1).split(SplitData.classes(3));
        assertThat(List.of(parts.train().length, parts.validation().length, parts.test().length))
                .containsOnly(1);
    }

    @Test
    void factories_badShares_areRefused() {
        assertRefused(
                () -> TrainValidationTest.stratified(-0.1, 0.2, 1),
                "validationFraction: expected a number of at least 0 and below 1, got -0.1");
        assertRefused(
                () -> TrainValidationTest.byTime("t", 0.1, Double.NaN),
                "testFraction: expected a number of at least 0 and below 1, got NaN");
        assertRefused(
                () -> TrainValidationTest.grouped("g", 0.5, 0.5, 1),
                "validationFraction + testFraction: expected below 1, got 0.5 + 0.5");
    }

    @Property(tries = 200)
    void grouped_anyGroups_areWholeAndNearTheirShare(
            @ForAll @Size(min = 10, max = 60) List<@IntRange(max = 9) Integer> groups, @ForAll long seed) {
        double[] keys = groups.stream().mapToDouble(Integer::doubleValue).toArray();
        if (groups.stream().distinct().count() < 3) {
            return;
        }
        Dataset data = SplitData.keyed("k", keys);
        Partition parts = TrainValidationTest.grouped("k", 0.2, 0.2, seed).split(data);
        assertComplete(parts, keys.length);
        List<Double> train = SplitData.keys(data, "k", parts.train());
        List<Double> validation = SplitData.keys(data, "k", parts.validation());
        List<Double> test = SplitData.keys(data, "k", parts.test());
        assertThat(train).isNotEmpty().doesNotContainAnyElementsOf(validation).doesNotContainAnyElementsOf(test);
        assertThat(validation).isNotEmpty().doesNotContainAnyElementsOf(test);
        assertThat(test).isNotEmpty();
        long largest = IntStream.range(0, 10)
                .mapToLong(g -> groups.stream().filter(k -> k == g).count())
                .max()
                .orElseThrow();
        assertThat((double) parts.test().length).isLessThanOrEqualTo(0.2 * keys.length + largest);
        assertThat((double) parts.train().length).isLessThanOrEqualTo(0.6 * keys.length + largest);
    }

    @Test
    void grouped_smallSharesOfFewGroups_stillHaveOneEach() {
        Dataset data = SplitData.keyed("k", 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
        Partition parts = TrainValidationTest.grouped("k", 0.01, 0.01, 4).split(data);
        assertThat(parts.validation()).hasSize(4);
        assertThat(parts.test()).hasSize(4);
    }

    @Test
    void grouped_rowsReordered_keepTheirPart() {
        int[] reversed = IntStream.range(0, 24).map(i -> 23 - i).toArray();
        Dataset data = SplitterContract.data();
        TrainValidationTest split = TrainValidationTest.grouped("group", 0.2, 0.3, 4);
        int[] test = Arrays.stream(split.split(data.select(reversed)).test())
                .map(i -> 23 - i)
                .sorted()
                .toArray();
        assertThat(split.split(data).test()).isEqualTo(test);
    }

    @Test
    void grouped_fewerGroupsThanParts_isRefused() {
        assertRefused(
                () -> TrainValidationTest.grouped("k", 0.2, 0.2, 4).split(SplitData.keyed("k", 1, 2, 2)),
                "column \"k\": expected at least 3 groups, one for each part, got 2");
    }

    @Test
    void byTime_distinctTimes_cutsTheLatestOff() {
        Partition parts =
                TrainValidationTest.byTime("t", 0.2, 0.2).split(SplitData.keyed("t", 10, 9, 8, 7, 6, 5, 4, 3, 2, 1));
        assertThat(parts.test()).containsExactly(0, 1);
        assertThat(parts.validation()).containsExactly(2, 3);
        assertThat(parts.train()).containsExactly(4, 5, 6, 7, 8, 9);
    }

    @Test
    void byTime_cutAmongEqualTimes_movesToTheNearestChange() {
        TrainValidationTest half = TrainValidationTest.byTime("t", 0, 0.5);
        assertThat(half.split(SplitData.keyed("t", 1, 2, 2, 2, 2, 3)).test()).containsExactly(1, 2, 3, 4, 5);
        assertThat(half.split(SplitData.keyed("t", 1, 1, 2, 2, 3, 4)).test()).containsExactly(2, 3, 4, 5);
        assertThat(half.split(SplitData.keyed("t", 1, 2, 2, 2, 3, 4)).test()).containsExactly(4, 5);
    }

    @Test
    void byTime_oneTimeOnly_isRefused() {
        assertRefused(
                () -> TrainValidationTest.byTime("t", 0.2, 0.2).split(SplitData.keyed("t", 7, 7, 7, 7, 7)),
                "validation: expected at least one row, got none of 5");
    }

    @Test
    void byRowKey_addedRows_moveNoOther() {
        TrainValidationTest split = TrainValidationTest.byRowKey("k", 0.3, 0.3, 5);
        double[] keys = IntStream.range(0, 200).mapToDouble(i -> i * 17).toArray();
        Partition all = split.split(SplitData.keyed("k", keys));
        Partition some = split.split(SplitData.keyed("k", Arrays.copyOf(keys, 100)));
        assertComplete(all, 200);
        assertThat(Arrays.stream(all.test()).filter(i -> i < 100).toArray()).isEqualTo(some.test());
        assertThat(Arrays.stream(all.validation()).filter(i -> i < 100).toArray())
                .isEqualTo(some.validation());
        assertThat(all.test().length).isBetween(35, 85);
    }

    @Test
    void byColumn_threeValues_namesTheParts() {
        Dataset data = SplitterContract.data();
        Partition parts = TrainValidationTest.byColumn("fold", "b", "c", "a").split(data);
        Map<Double, int[]> expected =
                new HashMap<>(Map.of(0.0, parts.test(), 1.0, parts.train(), 2.0, parts.validation()));
        expected.forEach((code, rows) -> assertThat(rows)
                .containsExactly(Strata.rows(24, i -> data.key("fold").values()[i] == code)));
    }

    @Test
    void byColumn_twoNumbers_leaveValidationEmpty() {
        Partition parts = TrainValidationTest.byColumn("k", "0", "1").split(SplitData.keyed("k", 0, 1, 0));
        assertThat(parts.train()).containsExactly(0, 2);
        assertThat(parts.validation()).isEmpty();
        assertThat(parts.test()).containsExactly(1);
    }

    @Test
    void byColumn_valueThatNamesNoPart_isRefusedNamingTheRow() {
        assertThatThrownBy(() -> TrainValidationTest.byColumn("k", "0", "1").split(SplitData.keyed("k", 0, 1, 2)))
                .isInstanceOf(RowException.class)
                .hasMessage("column \"k\", row 2: expected one of [\"0\", \"1\"], got \"2\"");
    }

    @Test
    void byColumn_partWithoutRows_isRefused() {
        assertRefused(
                () -> TrainValidationTest.byColumn("k", "0", "7", "1").split(SplitData.keyed("k", 0, 1)),
                "column \"k\": expected rows of the value \"7\", got only [\"0\", \"1\"]");
    }

    @Test
    void byColumn_sameValueTwice_isRefused() {
        assertRefused(
                () -> TrainValidationTest.byColumn("k", "a", "a"),
                "parts: expected a different value for each, got [\"a\", \"a\"]");
    }
}
