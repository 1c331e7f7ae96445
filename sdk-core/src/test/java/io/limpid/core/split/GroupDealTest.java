package io.limpid.core.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GroupDealTest {

    /** One class; dealt in this order the folds hold 8 + 5 + 4 and 7 + 6, and 8 + 7 against 6 + 5 + 4 is better. */
    private static final double[] SHARES = {8, 7, 6, 5, 4};

    private static final int[] ORDER = {0, 1, 2, 3, 4};

    private static GroupDeal dealt() {
        int[][] classes = new int[SHARES.length][1];
        double[][] shares = new double[SHARES.length][];
        for (int g = 0; g < SHARES.length; g++) {
            shares[g] = new double[] {SHARES[g] / 30};
        }
        GroupDeal deal = new GroupDeal(new GroupShares(classes, shares, 1), new int[] {8, 7, 6, 5, 4}, 2);
        deal.deal(ORDER);
        return deal;
    }

    private static int[] folds(GroupDeal deal) {
        return IntStream.of(ORDER).map(deal::fold).toArray();
    }

    @Test
    void deal_fromTheLargest_eachToTheEmptierFold() {
        assertThat(folds(dealt())).containsExactly(0, 1, 1, 0, 0);
    }

    @Test
    void improve_unevenFolds_evensThem() {
        GroupDeal deal = dealt();
        deal.improve(ORDER, Long.MAX_VALUE);
        double first = IntStream.of(ORDER)
                .filter(g -> deal.fold(g) == 0)
                .mapToDouble(g -> SHARES[g])
                .sum();
        assertThat(first).isEqualTo(15);
    }

    @Test
    void improve_noWorkAllowed_leavesTheDealAsItIs() {
        GroupDeal deal = dealt();
        deal.improve(ORDER, 0);
        assertThat(folds(deal)).containsExactly(0, 1, 1, 0, 0);
    }
}
