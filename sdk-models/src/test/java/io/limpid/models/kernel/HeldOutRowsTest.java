package io.limpid.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeldOutRowsTest {

    private static HeldOutRows of(double[] target, int classes, double fraction) {
        return HeldOutRows.of(target, classes, OptionalDouble.of(fraction), new SplittableRandom(1));
    }

    /** Half a row a class, which rounds to none: one row of all was held back. */
    @Test
    void of_manySmallClasses_holdsTheShareOfAllRowsBack() {
        double[] target = new double[500];
        Arrays.setAll(target, i -> i % 100);
        HeldOutRows rows = of(target, 100, 0.1);
        assertThat(rows.validation()).hasSize(50);
        assertThat(Arrays.stream(rows.validation()).map(i -> i % 100)).doesNotHaveDuplicates();
        assertThat(rows.training())
                .hasSize(450)
                .doesNotContain(rows.validation())
                .isSorted();
    }

    @Test
    void shares_remainders_goToTheLargestOnes() {
        // 2.7, 1.4 and 0.9 of 5 rows: two, one and none, and the two missing to the first and the last.
        assertThat(HeldOutRows.shares(new int[] {27, 14, 9}, 0.1)).containsExactly(3, 1, 1);
        // Equal remainders: the larger class.
        assertThat(HeldOutRows.shares(new int[] {5, 15}, 0.1)).containsExactly(0, 2);
        assertThat(HeldOutRows.shares(new int[] {200}, 0.1)).containsExactly(20);
    }

    @Test
    void shares_lastRowOfAClass_isKept() {
        assertThat(HeldOutRows.shares(new int[] {1, 1, 1, 4}, 0.5)).containsExactly(0, 0, 0, 2);
        assertThat(HeldOutRows.shares(new int[] {2, 2}, 0.99)).containsExactly(1, 1);
        assertThat(HeldOutRows.shares(new int[] {0, 2}, 0.01)).containsExactly(0, 1);
    }

    /** The share of all rows would be 100: nearly the whole of the class that has any to give. */
    @Test
    void shares_manyClassesOfOneRow_takeNoMoreThanItsShareFromAnother() {
        int[] counts = new int[101];
        Arrays.fill(counts, 1);
        counts[0] = 100;
        int[] expected = new int[101];
        expected[0] = 50;
        assertThat(HeldOutRows.shares(counts, 0.5)).containsExactly(expected);
        counts[0] = 99;
        assertThat(HeldOutRows.shares(counts, 0.5)).containsExactly(expected);
    }

    @Test
    void of_everyClassOneRow_isRefused() {
        assertThatThrownBy(() -> of(new double[] {0, 1}, 2, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("early stopping: expected two rows of a class, or of all for a number, so that one can be"
                        + " held back, got 2 rows");
    }

    @Test
    void of_nothingToHoldBack_trainsOnAll() {
        HeldOutRows rows = HeldOutRows.of(new double[] {3, 1, 2}, 0, OptionalDouble.empty(), new SplittableRandom(1));
        assertThat(rows.training()).containsExactly(0, 1, 2);
        assertThat(rows.validation()).isEmpty();
    }

    @Test
    void trainingOnly_rowsHeldBack_weighNothing() {
        HeldOutRows rows = of(new double[] {1, 2, 3, 4}, 0, 0.25);
        double[] weights = rows.trainingOnly(new double[] {1, 1, 1, 1});
        assertThat(weights[rows.validation()[0]]).isZero();
        assertThat(Arrays.stream(weights).sum()).isEqualTo(3);
    }
}
