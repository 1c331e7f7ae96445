package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class KFoldTest extends SplitterContract {

    @Override
    protected Splitter splitter() {
        return KFold.of(5, 42);
    }

    @Override
    protected Reordering reordering() {
        return Reordering.CHANGES_FOLDS;
    }

    @Test
    void split_inOrder_matchesScikitLearn() {
        SplitGold.assertMatches(KFold.inOrder(5).split(SplitGold.DATA), "kfold");
    }

    @Property(tries = 200)
    void split_anyRowsAndFolds_sizesDifferByOneAtMost(
            @ForAll @IntRange(min = 2, max = 60) int rows, @ForAll @IntRange(min = 2, max = 60) int atMost) {
        int folds = Math.min(rows, atMost);
        for (KFold splitter : List.of(KFold.of(folds, 1), KFold.inOrder(folds))) {
            assertThat(splitter.split(SplitData.numbers(new double[rows])))
                    .hasSize(folds)
                    .allSatisfy(fold ->
                            assertThat(fold.validation().length).isBetween(rows / folds, (rows + folds - 1) / folds));
        }
    }

    @Test
    void split_anotherSeed_givesOtherFolds() {
        Dataset data = SplitData.numbers(new double[40]);
        assertThat(KFold.of(5, 8).split(data).get(0).validation())
                .isNotEqualTo(KFold.of(5, 7).split(data).get(0).validation());
    }

    @Test
    void split_moreFoldsThanRows_isRefused() {
        for (KFold splitter : List.of(KFold.of(4, 1), KFold.inOrder(4))) {
            assertThatThrownBy(() -> splitter.split(SplitData.numbers(1, 2, 3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rows: expected at least 4, one for each fold, got 3");
        }
    }

    @Test
    void of_fewerThanTwoFolds_isRefused() {
        assertThatThrownBy(() -> KFold.of(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds: expected at least 2, got 1");
        assertThatThrownBy(() -> KFold.inOrder(-3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds: expected at least 2, got -3");
    }
}
