package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PredefinedFoldsTest extends SplitterContract {

    @Override
    protected Splitter splitter() {
        return PredefinedFolds.of("fold");
    }

    @Override
    protected Reordering reordering() {
        return Reordering.KEEPS_FOLDS;
    }

    @Test
    void split_minusOneOnlyTrains_matchesScikitLearn() {
        SplitGold.assertMatches(PredefinedFolds.of("part").withTrainOnly("-1").split(SplitGold.DATA), "predefined");
    }

    @Test
    void split_valueBetweenOthersOnlyTrains_isLeftOutOfValidation() {
        Dataset data = SplitData.keyed("k", 3, 1, 2, 2);
        assertSameFolds(
                PredefinedFolds.of("k").withTrainOnly("2").split(data),
                List.of(new Fold(new int[] {0, 2, 3}, new int[] {1}), new Fold(new int[] {1, 2, 3}, new int[] {0})));
    }

    @Test
    void split_minusZeroAndZero_areOneFold() {
        assertThat(PredefinedFolds.of("k").split(SplitData.keyed("k", 0.0, -0.0, 1)))
                .hasSize(2);
    }

    @Test
    void split_oneValue_isRefused() {
        assertThatThrownBy(() -> PredefinedFolds.of("k").split(SplitData.keyed("k", 1, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"k\": expected at least two values, one to train and one to validate, got 1");
    }

    @Test
    void split_valueThatNoRowHas_isRefused() {
        assertThatThrownBy(() -> PredefinedFolds.of("k").withTrainOnly("-1").split(SplitData.keyed("k", 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "column \"k\": expected rows of the value \"-1\" that only trains, got only [\"1\", \"2\"]");
    }

    @Test
    void split_missingValue_isRefusedNamingTheRow() {
        assertThatThrownBy(() -> PredefinedFolds.of("k").split(SplitData.keyed("k", 1, Double.NaN, 2)))
                .isInstanceOf(RowException.class)
                .hasMessage("column \"k\", row 1: expected a value to split by in every row, got a missing one");
    }

    @Test
    void split_asManyValuesAsRows_areRefusedWhereTheFoldsWouldFillTheMemory() {
        Dataset data = SplitData.keyed(
                "id", IntStream.range(0, 60_000).asDoubleStream().toArray());
        assertThatThrownBy(() -> PredefinedFolds.of("id").split(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds: expected at most 2236 for 60000 rows, got 60000");
    }

    @Test
    void of_noColumn_isRefusedAtOnce() {
        assertThatNullPointerException()
                .isThrownBy(() -> PredefinedFolds.of(null))
                .withMessage("column");
    }
}
