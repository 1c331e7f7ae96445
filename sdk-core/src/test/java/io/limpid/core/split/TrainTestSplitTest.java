package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainTestSplitTest {

    private static void assertComplete(Fold fold, int n) {
        int[] both = IntStream.concat(Arrays.stream(fold.train()), Arrays.stream(fold.validation()))
                .sorted()
                .toArray();
        assertThat(both).containsExactly(IntStream.range(0, n).toArray());
        assertThat(fold.train()).isSorted();
        assertThat(fold.validation()).isSorted();
    }

    @Property(tries = 300)
    void split_anyClassesAndFraction_keepsTheSharesWithinOneRow(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 30) Integer> sizes,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double fraction,
            @ForAll long seed) {
        int[] counts = sizes.stream().mapToInt(Integer::intValue).toArray();
        counts[0] += 1;
        int n = Arrays.stream(counts).sum();
        Dataset data = SplitData.classes(counts);
        Fold fold = TrainTestSplit.of(fraction, seed).split(data);
        assertComplete(fold, n);
        assertThat(fold.train()).isNotEmpty();
        assertThat((double) fold.validation().length).isCloseTo(fraction * n, within(1.0));
        for (int k = 0; k < counts.length; k++) {
            // One row of rounding, and one given back when training would be empty.
            assertThat((double) SplitData.count(data, fold.validation(), k))
                    .isCloseTo(fraction * counts[k], within(fold.train().length == 1 ? 2.0 : 1.0 + 1e-9));
        }
    }

    @Property(tries = 200)
    void split_numbersWithTies_keepsTheSize(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 8) Integer> values,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double fraction) {
        double[] target = values.stream().mapToDouble(Integer::doubleValue).toArray();
        Fold fold = TrainTestSplit.of(fraction, 3).split(SplitData.numbers(target));
        assertComplete(fold, target.length);
        assertThat(fold.train()).isNotEmpty();
        assertThat((double) fold.validation().length).isCloseTo(fraction * target.length, within(1.0));
    }

    @Test
    void split_rowsForTrainingOnly_areRefused() {
        Dataset marked = SplitData.classes(8, 8).forTrainingOnly();
        assertThatThrownBy(() -> TrainTestSplit.of(0.25, 1).split(marked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rows: expected rows as they were collected, got some that a resampler made");
        assertThatThrownBy(() -> TrainValidationTest.stratified(0.25, 0.25, 1).split(marked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rows: expected rows as they were collected, got some that a resampler made");
    }

    @Test
    void split_hundredNumbers_takesTwoOfEachTenth() {
        double[] target =
                IntStream.range(0, 100).mapToDouble(i -> (i * 37) % 100).toArray();
        Fold fold = TrainTestSplit.of(0.2, 1).split(SplitData.numbers(target));
        int[] perTenth = new int[10];
        for (int row : fold.validation()) {
            perTenth[(int) target[row] / 10]++;
        }
        assertThat(perTenth).containsOnly(2);
    }

    @Test
    void of_equalNumbers_areInOneTenth() {
        double[] target = new double[40];
        Arrays.fill(target, 20, 40, 1.0);
        target[3] = -0.0;
        List<int[]> strata = Strata.of(SplitData.numbers(target));
        assertThat(strata.stream().filter(rows -> rows.length > 0)).hasSize(2);
        assertThat(strata.get(0)).containsExactly(IntStream.range(0, 20).toArray());
        assertThat(strata.get(5)).containsExactly(IntStream.range(20, 40).toArray());
    }

    @Test
    void split_fractionZero_hasNoTestRows() {
        Fold fold = TrainTestSplit.of(0, 1).split(SplitData.classes(3, 4));
        assertThat(fold.validation()).isEmpty();
        assertThat(fold.train()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.999})
    void split_oneRow_trains(double fraction) {
        assertThat(TrainTestSplit.of(fraction, 1).split(SplitData.numbers(5)).train())
                .containsExactly(0);
    }

    @Test
    void split_noRows_isEmpty() {
        Fold fold = TrainTestSplit.of(0.5, 1).split(SplitData.numbers());
        assertThat(fold.train()).isEmpty();
        assertThat(fold.validation()).isEmpty();
    }

    @Test
    void split_sameSeed_isTheSameAndAnotherSeedDiffers() {
        Dataset data = SplitData.classes(30, 30);
        int[] test = TrainTestSplit.of(0.3, 7).split(data).validation();
        assertThat(TrainTestSplit.of(0.3, 7).split(data).validation()).isEqualTo(test);
        assertThat(TrainTestSplit.of(0.3, 8).split(data).validation()).isNotEqualTo(test);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
    void of_badFraction_isRefused(double fraction) {
        assertThatThrownBy(() -> TrainTestSplit.of(fraction, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("testFraction: expected a number of at least 0 and below 1, got " + fraction);
    }
}
