package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RepeatedTest extends SplitterContract {

    @Override
    protected Splitter splitter() {
        return Repeated.of(3, 42, seed -> StratifiedKFold.of(4, seed));
    }

    @Override
    protected int validations() {
        return 3;
    }

    @Override
    protected Reordering reordering() {
        return Reordering.CHANGES_FOLDS;
    }

    @Test
    void split_eachRepeat_isTheSplitOfItsOwnSeed() {
        Dataset data = data();
        SplittableRandom seeds = new SplittableRandom(42);
        List<Fold> folds = splitter().split(data);
        assertThat(folds).hasSize(12);
        for (int r = 0; r < 3; r++) {
            assertSameFolds(
                    folds.subList(4 * r, 4 * r + 4),
                    StratifiedKFold.of(4, seeds.nextLong()).split(data));
        }
    }

    @Test
    void split_repeats_differ() {
        List<Fold> folds = splitter().split(data());
        assertThat(folds.get(0).validation()).isNotEqualTo(folds.get(4).validation());
    }

    @Test
    void split_aFoldOfOneShuffle_canBeRepeatedToo() {
        Splitter shuffles = Repeated.of(
                5, 1, seed -> rows -> List.of(TrainTestSplit.of(0.25, seed).split(rows)));
        assertThat(shuffles.split(data()))
                .hasSize(5)
                .allSatisfy(fold -> assertThat(fold.validation()).hasSize(6));
    }

    @Test
    void of_noRepeat_isRefused() {
        assertThatThrownBy(() -> Repeated.of(0, 1, seed -> KFold.of(2, seed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("repeats: expected at least 1, got 0");
    }
}
