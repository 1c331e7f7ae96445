package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeaveOneOutTest extends SplitterContract {

    @Override
    protected Splitter splitter() {
        return LeaveOneOut.withDefaults();
    }

    @Override
    protected Reordering reordering() {
        return Reordering.CHANGES_FOLDS;
    }

    @Test
    void split_threeRows_validatesEachAlone() {
        List<Fold> folds = LeaveOneOut.withDefaults().split(SplitData.numbers(5, 6, 7));
        assertSameFolds(
                folds,
                List.of(
                        new Fold(new int[] {1, 2}, new int[] {0}),
                        new Fold(new int[] {0, 2}, new int[] {1}),
                        new Fold(new int[] {0, 1}, new int[] {2})));
    }

    @Test
    void split_twoRows_makesTwoFolds() {
        assertThat(LeaveOneOut.withDefaults().split(SplitData.numbers(5, 6))).hasSize(2);
    }

    @Test
    void split_oneRow_isRefused() {
        assertThatThrownBy(() -> LeaveOneOut.withDefaults().split(SplitData.numbers(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows: expected at least 2, one for each fold, got 1");
    }

    @Test
    void split_rowsWhoseFoldsWouldFillTheMemory_areRefused() {
        Dataset data = SplitData.numbers(new double[100_000]);
        assertThatThrownBy(() -> LeaveOneOut.withDefaults().split(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds: expected at most 1342 for 100000 rows, got 100000");
    }
}
