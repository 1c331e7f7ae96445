package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TimeSeriesSplitTest extends SplitterContract {

    @Override
    protected Splitter splitter() {
        return TimeSeriesSplit.of(3).withTime("time");
    }

    @Override
    protected Coverage coverage() {
        return Coverage.SOME_ROWS;
    }

    @Override
    protected Reordering reordering() {
        return Reordering.KEEPS_FOLDS;
    }

    @Test
    void split_growingWindow_matchesScikitLearn() {
        SplitGold.assertMatchesMarks(TimeSeriesSplit.of(5).withTime("time").split(SplitGold.DATA), "series");
    }

    @Test
    void split_gapAndBlockSize_matchesScikitLearn() {
        SplitGold.assertMatchesMarks(
                TimeSeriesSplit.of(4)
                        .withTime("time")
                        .withGap(3)
                        .withValidationRows(10)
                        .split(SplitGold.DATA),
                "series_gap");
    }

    @Test
    void split_slidingWindow_matchesScikitLearn() {
        SplitGold.assertMatchesMarks(
                TimeSeriesSplit.of(4)
                        .withTime("time")
                        .withGap(1)
                        .withTrainRows(15)
                        .split(SplitGold.DATA),
                "series_sliding");
    }

    @Test
    void split_withoutTime_takesTheOrderOfTheRows() {
        assertSameFolds(
                TimeSeriesSplit.of(2).split(SplitData.numbers(9, 8, 7, 6, 5)),
                List.of(new Fold(new int[] {0, 1, 2}, new int[] {3}), new Fold(new int[] {0, 1, 2, 3}, new int[] {4})));
    }

    @Test
    void split_rowsOfTheFirstValidationTime_doNotTrain() {
        assertSameFolds(
                TimeSeriesSplit.of(2).withTime("t").withValidationRows(2).split(SplitData.keyed("t", 1, 2, 2, 2, 3, 3)),
                List.of(new Fold(new int[] {0}, new int[] {2, 3}), new Fold(new int[] {0, 1, 2, 3}, new int[] {4, 5})));
    }

    @Test
    void split_datesAsText_areInOrderOfTime() {
        Table when = Table.of(
                Schema.of(new Field.Categorical("date", List.of("2024-01-31", "2024-02-01", "2024-02-29"))),
                new double[] {2, 0, 1});
        Dataset data = Dataset.of(when, new Column(new Field.Numeric("y"), new double[3]))
                .withKeys("date");
        assertSameFolds(
                TimeSeriesSplit.of(2).withTime("date").split(data),
                List.of(new Fold(new int[] {1}, new int[] {2}), new Fold(new int[] {1, 2}, new int[] {0})));
    }

    @Property(tries = 300)
    void split_anyTimes_trainsOnEarlierOnly(
            @ForAll @Size(min = 6, max = 40) List<@IntRange(max = 20) Integer> times,
            @ForAll @IntRange(max = 3) int gap) {
        double[] t = times.stream().mapToDouble(Integer::doubleValue).toArray();
        List<Fold> folds;
        try {
            folds = TimeSeriesSplit.of(2).withTime("t").withGap(gap).split(SplitData.keyed("t", t));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("expected at least");
            return;
        }
        for (Fold fold : folds) {
            double latest =
                    Arrays.stream(fold.train()).mapToDouble(i -> t[i]).max().orElseThrow();
            double earliest = Arrays.stream(fold.validation())
                    .mapToDouble(i -> t[i])
                    .min()
                    .orElseThrow();
            assertThat(latest).isLessThan(earliest);
            long between = Arrays.stream(t).filter(v -> v <= earliest).count() - fold.train().length;
            assertThat(between).isGreaterThanOrEqualTo(gap);
        }
    }

    @Test
    void split_noEarlierTime_isRefusedNamingTheFold() {
        assertThatThrownBy(() -> TimeSeriesSplit.of(2).withTime("t").split(SplitData.keyed("t", 1, 1, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 1 of 2: expected at least one row earlier than its first to validate, got none");
    }

    @Test
    void split_tooFewRows_isRefused() {
        assertThatThrownBy(() ->
                        TimeSeriesSplit.of(3).withGap(2).withValidationRows(4).split(SplitData.numbers(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows: expected at least 15, for 3 folds of 4 after a gap of 2 and one to train, got 2");
    }

    @Test
    void split_missingTime_isRefusedNamingTheRow() {
        assertThatThrownBy(() -> TimeSeriesSplit.of(2).withTime("t").split(SplitData.keyed("t", 1, 2, Double.NaN)))
                .isInstanceOf(RowException.class)
                .hasMessage("column \"t\", row 2: expected a time in every row, got a missing value");
    }

    @Test
    void with_badOptions_areRefused() {
        TimeSeriesSplit splitter = TimeSeriesSplit.of(2);
        assertThatThrownBy(() -> splitter.withGap(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gap: expected at least 0 rows, got -1");
        assertThatThrownBy(() -> splitter.withValidationRows(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validation rows: expected at least 1, got 0");
        assertThatThrownBy(() -> splitter.withTrainRows(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("train rows: expected at least 1, got 0");
    }

    @Test
    void of_noColumn_isRefusedAtOnce() {
        assertThatNullPointerException()
                .isThrownBy(() -> TimeSeriesSplit.of(3).withTime(null))
                .withMessage("column");
    }

    @Test
    void split_levelsInAnyOrder_areInOrderOfTheirTexts() {
        List<String> months = List.of("2024-03", "2024-01", "\uD83D\uDE00", "\uFFFD", "2024-02");
        Table table = Table.of(Schema.of(new Field.Categorical("t", months)), new double[] {0, 1, 2, 3, 4});
        Dataset data = Dataset.of(table, new Column(new Field.Numeric("y"), new double[5]));
        List<Fold> folds = TimeSeriesSplit.of(4).withTime("t").split(data);
        assertThat(folds.stream().map(fold -> fold.validation()[0])).containsExactly(4, 0, 3, 2);
        assertThat(folds.get(0).train()).containsExactly(1);
    }

    @Test
    void split_foldsThatWouldFillTheMemory_areRefused() {
        Dataset data = SplitData.numbers(new double[60_000]);
        assertThatThrownBy(() -> TimeSeriesSplit.of(59_999).split(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds: expected at most 2236 for 60000 rows, got 59999");
        assertThat(TimeSeriesSplit.of(20_000).withTrainRows(3).split(data)).hasSize(20_000);
    }
}
