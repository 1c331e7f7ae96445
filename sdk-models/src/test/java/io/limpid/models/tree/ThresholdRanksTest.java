package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.model.Tree;
import java.util.ArrayList;
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
        assertThat(ranks.columns()).isEqualTo(1);
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
    void fits_moreThresholdsThanBitsAreLeftFor_isFalse() {
        List<Tree> trees = new ArrayList<>();
        for (int feature = 0; feature < 8_193; feature++) { // 14 bits, which leave 17 of 31.
            trees.add(stump(feature, 0));
        }
        for (int t = 1; t < 131_071; t++) {
            trees.add(stump(5, t));
        }
        assertThat(RankSteps.fits(ThresholdRanks.of(trees, 8_193))).isTrue();
        trees.add(stump(5, 131_071));
        assertThat(RankSteps.fits(ThresholdRanks.of(trees, 8_193))).isFalse();
    }

    @Test
    void descend_byRanksAndByThresholds_endsAtTheSameNodes() {
        SplittableRandom random = new SplittableRandom(2);
        for (int rows = 1; rows <= 20; rows++) {
            double[][] columns = new double[5][rows];
            for (double[] column : columns) {
                Arrays.setAll(column, i -> random.nextInt(7) - 3);
            }
            columns[1][0] = -0.0;
            columns[2][rows - 1] = Double.POSITIVE_INFINITY;
            columns[3][0] = Double.NEGATIVE_INFINITY;
            Tree tree = chain(random);
            ThresholdRanks ranks = ThresholdRanks.of(List.of(tree), 5);
            assertThat(ends(new RankSteps(ranks, tree.nodes()), tree, columns))
                    .isEqualTo(ends(new ThresholdSteps(ranks, tree.nodes()), tree, columns))
                    .isEqualTo(naive(tree, columns));
        }
    }

    /** Ten questions one after another, no leads to the next. */
    private static Tree chain(SplittableRandom random) {
        int n = 21;
        int[] left = new int[n];
        int[] right = new int[n];
        int[] features = new int[n];
        double[] thresholds = new double[n];
        Tree.Split[] splits = new Tree.Split[n];
        Arrays.fill(splits, Tree.Split.AT_MOST);
        double[][] values = new double[n][1];
        double[] cover = new double[n];
        Arrays.fill(cover, 1);
        for (int node = 0; node < 20; node += 2) {
            left[node] = node + 1;
            right[node] = node + 2;
            features[node] = random.nextInt(5);
            thresholds[node] = random.nextInt(7) - 3.5 + (random.nextInt(2) == 0 ? 0.5 : 0);
        }
        return Tree.of(splits, features, thresholds, left, right, cover, values);
    }

    private static int[] ends(TreeSteps steps, Tree tree, double[][] columns) {
        for (int node = 0; node < tree.nodes(); node++) {
            if (tree.isLeaf(node)) {
                steps.stay(node);
            } else {
                steps.ask(node, tree.feature(node), tree.threshold(node), tree.left(node));
            }
        }
        int rows = columns[0].length;
        TreeSteps.Tile tile = steps.tile(rows);
        tile.fill(columns, 0, rows);
        int[] nodes = new int[rows];
        tile.descend(0, 10, rows, nodes);
        return nodes;
    }

    private static int[] naive(Tree tree, double[][] columns) {
        int[] nodes = new int[columns[0].length];
        for (int i = 0; i < nodes.length; i++) {
            while (!tree.isLeaf(nodes[i])) {
                boolean yes = columns[tree.feature(nodes[i])][i] <= tree.threshold(nodes[i]);
                nodes[i] = yes ? tree.left(nodes[i]) : tree.right(nodes[i]);
            }
        }
        return nodes;
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
