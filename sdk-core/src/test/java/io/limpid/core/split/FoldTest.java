package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class FoldTest {

    @Test
    void new_rowOnBothSidesInAnyOrder_isRefused() {
        assertThatThrownBy(() -> new Fold(new int[] {0, 1, 2}, new int[] {2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold: expected no row for both training and validation, got row 2 for both");
        assertThatThrownBy(() -> new Fold(new int[] {9, 3, 7}, new int[] {8, 3, 4}))
                .hasMessage("fold: expected no row for both training and validation, got row 3 for both");
    }

    @Test
    void new_rowTwiceOnOneSide_isAllowedAndKeepsTheOrderGiven() {
        Fold fold = new Fold(new int[] {3, 3, 1}, new int[] {2, 0, 2});
        assertThat(fold.train()).containsExactly(3, 3, 1);
        assertThat(fold.validation()).containsExactly(2, 0, 2);
    }

    @Test
    void new_emptySides_areAllowed() {
        assertThat(new Fold(new int[0], new int[0]).train()).isEmpty();
        assertThat(new Fold(new int[] {1}, new int[0]).train()).containsExactly(1);
    }

    @Test
    void new_null_isRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Fold(null, new int[0]))
                .withMessage("train");
    }

    @Test
    void newPartition_rowInTwoParts_isRefused() {
        assertThatThrownBy(() -> new Partition(new int[] {0, 1}, new int[] {2}, new int[] {1, 3}))
                .hasMessage("partition: expected no row for both training and test, got row 1 for both");
        assertThatThrownBy(() -> new Partition(new int[] {0}, new int[] {2}, new int[] {2}))
                .hasMessage("partition: expected no row for both validation and test, got row 2 for both");
        assertThatThrownBy(() -> new Partition(new int[] {0}, new int[] {0}, new int[] {2}))
                .hasMessage("partition: expected no row for both training and validation, got row 0 for both");
    }
}
