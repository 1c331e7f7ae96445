package io.limpid.core.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DuplicateRowsTest {

    @Test
    void find_differentRowsOfTheSameHash_areNoDuplicates() {
        double first = 1;
        double other = 1;
        double second;
        do {
            other++;
            // What makes up in the second column for the difference of the first.
            second = Double.longBitsToDouble(
                    Hash.mixed(0, first) ^ Hash.mixed(0, other) ^ Double.doubleToLongBits(first));
        } while (Double.isNaN(second) || Double.isInfinite(second));
        assertThat(Hash.mixed(Hash.mixed(0, other), second)).isEqualTo(Hash.mixed(Hash.mixed(0, first), first));
        double[][] columns = {{first, other, first, other}, {first, second, first, second}};
        assertThat(DuplicateRows.find(columns, 4)).containsExactly(2, 3);
        assertThat(DuplicateRows.find(columns, 2)).isEmpty();
    }

    @Test
    void find_allRowsEqual_areAllButTheFirst() {
        double[] same = new double[100_000];
        Arrays.fill(same, Double.NaN);
        int[] found = DuplicateRows.find(new double[][] {same}, same.length);
        assertThat(found).hasSize(99_999).startsWith(1).endsWith(99_999);
    }

    @Test
    void find_noneOrOneRow_isNone() {
        assertThat(DuplicateRows.find(new double[][] {{}}, 0)).isEmpty();
        assertThat(DuplicateRows.find(new double[][] {{1}}, 1)).isEmpty();
        assertThat(DuplicateRows.find(new double[0][], 7)).isEmpty();
    }
}
