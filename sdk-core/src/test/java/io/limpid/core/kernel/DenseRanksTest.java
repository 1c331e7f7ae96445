package io.limpid.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DenseRanksTest {

    private static final double NA = Double.NaN;

    @Test
    void of_equalValuesAndBothZeros_shareARank() {
        DenseRanks ranks = DenseRanks.of(new double[] {3, -0.0, 3, 0.0, -1}, i -> true);
        assertThat(ranks.values()).containsExactly(-1, 0.0, 3);
        assertThat(ranks.of()).containsExactly(2, 1, 2, 1, 0);
    }

    @Test
    void of_rowsThatDoNotCount_haveNoRank() {
        DenseRanks ranks = DenseRanks.of(new double[] {5, NA, 4}, i -> i != 1);
        assertThat(ranks.values()).containsExactly(4, 5);
        assertThat(ranks.of()).containsExactly(1, DenseRanks.NONE, 0);
    }

    @Test
    void of_noRows_isEmpty() {
        DenseRanks ranks = DenseRanks.of(new double[0], i -> true);
        assertThat(ranks.values()).isEmpty();
        assertThat(ranks.sums(i -> 1)).isEmpty();
    }

    @Test
    void sums_ofRowsThatCount_areAddedInRowOrder() {
        double[] added = {1, 0x1p-53, 0x1p-53, 9};
        DenseRanks ranks = DenseRanks.of(new double[] {2, 2, 2, 1}, i -> i < 3);
        // Each half ulp is rounded away; added to one another first they would not be.
        assertThat(ranks.sums(i -> added[i])).containsExactly(1);
    }
}
