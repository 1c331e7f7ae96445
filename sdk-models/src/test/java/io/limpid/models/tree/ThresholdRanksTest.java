package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.model.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThresholdRanksTest {

    @Test
    void fill_valuesAtAndBesideThresholds_countsThoseBelow() {
        ThresholdRanks ranks = ThresholdRanks.of(List.of(stump(1, 2), stump(1, -1), stump(1, 2), stump(1, 0.5)), 3);
        double[] values = {
            Double.NEGATIVE_INFINITY,
            -1,
            Math.nextUp(-1.0),
            0.5,
            Math.nextUp(0.5),
            2,
            Math.nextUp(2.0),
            Double.POSITIVE_INFINITY,
            -Double.MAX_VALUE
        };
        int[] tile = new int[values.length];
        ranks.fill(new double[][] {null, values, null}, 0, values.length, 0, tile);
        assertThat(ranks.features()).isEqualTo(1);
        assertThat(ranks.most()).isEqualTo(3);
        assertThat(tile).containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 0);
    }

    @Test
    void fill_minusZero_isZero() {
        int[] tile = new int[2];
        for (double threshold : new double[] {0.0, -0.0}) {
            ThresholdRanks ranks = ThresholdRanks.of(List.of(stump(0, threshold), stump(0, -threshold)), 1);
            ranks.fill(new double[][] {{0.0, -0.0}}, 0, 2, 0, tile);
            assertThat(ranks.most()).isEqualTo(1);
            assertThat(ranks.place(0, -threshold)).isZero();
            assertThat(tile).containsExactly(0, 0);
        }
    }

    @Test
    void fill_anyNumberOfThresholds_countsAsOneByOne() {
        SplittableRandom random = new SplittableRandom(1);
        for (int count = 1; count <= 40; count++) {
            double[] thresholds = random.doubles(count).toArray();
            double[] values = random.doubles(7).toArray();
            values[2] = thresholds[0];
            int[] tile = new int[21];
            List<Tree> trees = Arrays.stream(thresholds)
                    .mapToObj(threshold -> stump(4, threshold))
                    .toList();
            ThresholdRanks.of(trees, 5).fill(new double[][] {null, null, null, null, values}, 1, 6, 3, tile);
            for (int i = 0; i < 6; i++) {
                double value = values[1 + i];
                long below = Arrays.stream(thresholds).filter(t -> t < value).count();
                assertThat(tile[i]).as("of %d", count).isEqualTo((int) below << 3);
            }
        }
    }

    @Test
    void requireRoom_moreThresholdsThanBitsAreLeftFor_saysHowMany() {
        assertThatCode(() -> PackedTrees.requireRoom(10_000, 131_071, 14)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PackedTrees.requireRoom(10_000, 131_072, 14))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trees: expected at most 131071 thresholds of one of the 10000 columns they ask for, got"
                        + " 131072");
    }

    private static Tree stump(int feature, double threshold) {
        return Tree.of(
                new Tree.Split[] {Tree.Split.AT_MOST, Tree.Split.AT_MOST, Tree.Split.AT_MOST},
                new int[] {feature, 0, 0},
                new double[] {threshold, 0, 0},
                new int[] {1, 0, 0},
                new int[] {2, 0, 0},
                new double[] {2, 1, 1},
                new double[][] {{0}, {0}, {1}});
    }
}
