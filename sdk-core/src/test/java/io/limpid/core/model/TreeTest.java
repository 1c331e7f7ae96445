package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TreeTest {

    private static final double NA = Double.NaN;

    /** The arrays of a tree, each to be spoilt: feature 0 up to 1.5, then feature 1 equal to 2. */
    private static final class Arrayed {
        private final Tree.Split[] splits = {Tree.Split.AT_MOST, null, Tree.Split.CATEGORY, null, null};
        private final int[] features = {0, -1, 1, -1, -1};
        private final double[] thresholds = {1.5, NA, 2, NA, NA};
        private final int[] left = {1, 0, 3, 0, 0};
        private final int[] right = {2, 0, 4, 0, 0};
        private final double[] cover = {10, 4, 6, 1, 5};
        private final double[][] values = {{}, {1}, {}, {2}, {3}};

        Tree tree() {
            return Tree.of(splits, features, thresholds, left, right, cover, values);
        }
    }

    private static void assertRefused(Arrayed arrays, String message) {
        assertThatThrownBy(arrays::tree)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tree, " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 0, 1",
        "-1, 2, 1",
        "1.6, 2, 3",
        "1.6, 1, 4",
        "1.6, 3, 4", // A level unseen in training is no level's equal.
        "NaN, 2, 3", // A missing value goes right.
        "NaN, NaN, 4"
    })
    void leaf_anyRow_isWhereItsAnswersLead(double first, double second, int leaf) {
        double[][] columns = {{99, first}, {99, second}};
        assertThat(new Arrayed().tree().leaf(columns, 1)).isEqualTo(leaf);
    }

    @Test
    void accessors_everyNode_tellWhatWasGiven() {
        Tree tree = new Arrayed().tree();
        assertThat(tree.nodes()).isEqualTo(5);
        assertThat(tree.outputs()).isOne();
        assertThat(tree.isLeaf(0)).isFalse();
        assertThat(tree.isLeaf(3)).isTrue();
        assertThat(tree.split(2)).isEqualTo(Tree.Split.CATEGORY);
        assertThat(tree.feature(2)).isOne();
        assertThat(tree.threshold(0)).isEqualTo(1.5);
        assertThat(tree.left(2)).isEqualTo(3);
        assertThat(tree.right(2)).isEqualTo(4);
        assertThat(tree.cover(4)).isEqualTo(5);
        assertThat(tree.value(4, 0)).isEqualTo(3);
    }

    @Test
    void accessors_nodeOfTheOtherKind_areRefused() {
        Tree tree = new Arrayed().tree();
        assertThatThrownBy(() -> tree.split(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tree, node 3: expected an inner node, got a leaf");
        assertThatThrownBy(() -> tree.feature(1)).hasMessage("tree, node 1: expected an inner node, got a leaf");
        assertThatThrownBy(() -> tree.threshold(1)).hasMessage("tree, node 1: expected an inner node, got a leaf");
        assertThatThrownBy(() -> tree.value(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tree, node 0: expected a leaf, got an inner node");
        assertThatThrownBy(() -> tree.value(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tree, node 1: expected a margin from 0 to 0, got 1");
    }

    @Test
    void forMargin_oneOfThree_addsToThatAlone() {
        Tree tree = new Arrayed().tree().forMargin(1, 3);
        assertThat(tree.outputs()).isEqualTo(3);
        assertThat(tree.onlyMargin()).hasValue(1);
        assertThat(tree.value(4, 0)).isZero();
        assertThat(tree.value(4, 1)).isEqualTo(3);
        assertThat(tree.value(4, 2)).isZero();
        assertThat(tree.leaf(new double[][] {{2}, {2}}, 0)).isEqualTo(3);
        assertThat(new Arrayed().tree().onlyMargin()).isEmpty();
        assertThatThrownBy(() -> tree.value(4, 3)).hasMessage("tree, node 4: expected a margin from 0 to 2, got 3");
    }

    @Test
    void forMargin_noSuchMarginOrSeveralValues_isRefused() {
        Tree tree = new Arrayed().tree();
        for (int k : new int[] {-1, 3}) {
            assertThatThrownBy(() -> tree.forMargin(k, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("tree: expected a margin from 0 to 2, got " + k);
        }
        assertThatThrownBy(() -> tree.forMargin(1, 3).forMargin(0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tree: expected 1 value at a leaf, got 3");
    }

    @Test
    void leaf_columnsOrRowsTooFew_isRefused() {
        Tree tree = new Arrayed().tree();
        assertThatThrownBy(() -> tree.leaf(new double[][] {{1}}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tree: expected at least 2 columns, got 1");
        for (int row : new int[] {-1, 1}) {
            assertThatThrownBy(() -> tree.leaf(new double[][] {{1}, {1}}, row))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("tree: expected a row below 1, got " + row);
        }
    }

    @Test
    void of_nodeWithoutValues_isNamed() {
        Arrayed arrays = new Arrayed();
        arrays.values[3] = null;
        assertThatThrownBy(arrays::tree)
                .isInstanceOf(NullPointerException.class)
                .hasMessage("values[3]");
    }

    @Test
    void of_leavesOfNoOutputs_isRefused() {
        Arrayed arrays = new Arrayed();
        for (int node : new int[] {1, 3, 4}) {
            arrays.values[node] = new double[0];
        }
        assertRefused(arrays, "node 1: expected at least 1 value at a leaf, got none");
    }

    @Test
    void of_arraysChangedAfterwards_isUnchanged() {
        Arrayed arrays = new Arrayed();
        Tree tree = arrays.tree();
        arrays.thresholds[0] = 99;
        arrays.values[1][0] = 99;
        assertThat(tree.threshold(0)).isEqualTo(1.5);
        assertThat(tree.value(1, 0)).isOne();
    }

    @Test
    void of_oneLeaf_isATree() {
        Tree tree = Tree.of(
                new Tree.Split[1], new int[1], new double[1], new int[1], new int[1], new double[] {0}, new double[][] {
                    {1, 2}
                });
        assertThat(tree.outputs()).isEqualTo(2);
        assertThat(tree.leaf(new double[0][], 0)).isZero();
    }

    /**
     * A million nodes, level by level, so that the first leaf stands in the middle: checking is linear all the same.
     */
    @Test
    void of_manyNodesLevelByLevel_isATree() {
        int inner = (1 << 19) - 1;
        int n = 2 * inner + 1;
        Tree.Split[] splits = new Tree.Split[n];
        Arrays.fill(splits, Tree.Split.AT_MOST);
        int[] left = new int[n];
        int[] right = new int[n];
        double[][] values = new double[n][1];
        for (int node = 0; node < inner; node++) {
            left[node] = 2 * node + 1;
            right[node] = 2 * node + 2;
        }
        Tree tree = Tree.of(splits, new int[n], new double[n], left, right, new double[n], values);
        assertThat(tree.leaf(new double[][] {{-1}}, 0)).isEqualTo(inner);
    }

    @Test
    void of_differentLengths_isRefused() {
        assertThatThrownBy(() -> Tree.of(
                        new Tree.Split[1],
                        new int[1],
                        new double[2],
                        new int[1],
                        new int[1],
                        new double[1],
                        new double[1][1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tree: expected arrays of one length of at least 1, got 1, 1, 2, 1, 1, 1 and 1");
        assertThatThrownBy(() -> Tree.of(
                        new Tree.Split[0],
                        new int[0],
                        new double[0],
                        new int[0],
                        new int[0],
                        new double[0],
                        new double[0][]))
                .hasMessage("tree: expected arrays of one length of at least 1, got 0, 0, 0, 0, 0, 0 and 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {NA, -1, Double.POSITIVE_INFINITY})
    void of_badCover_namesTheNode(double cover) {
        Arrayed arrays = new Arrayed();
        arrays.cover[3] = cover;
        assertRefused(arrays, "node 3: expected a finite cover of at least 0, got " + cover);
    }

    @ParameterizedTest
    @ValueSource(doubles = {NA, Double.NEGATIVE_INFINITY})
    void of_badValue_namesTheNode(double value) {
        Arrayed arrays = new Arrayed();
        arrays.values[4][0] = value;
        assertRefused(arrays, "node 4: expected finite values, got " + value);
    }

    @Test
    void of_leavesOfDifferentOutputs_namesTheNode() {
        Arrayed arrays = new Arrayed();
        arrays.values[3] = new double[2];
        assertRefused(arrays, "node 3: expected 1 values, got 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 0, -1, 5, 1})
    void of_childThatIsNone_namesTheNode(int child) {
        Arrayed arrays = new Arrayed();
        arrays.right[2] = child;
        assertRefused(arrays, "node 2: expected a child behind it that is no other node's, got " + child);
    }

    @Test
    void of_twoParents_namesTheNode() {
        Arrayed arrays = new Arrayed();
        arrays.right[0] = 3;
        assertRefused(arrays, "node 2: expected a child behind it that is no other node's, got 3");
    }

    @Test
    void of_nodeWithoutAParent_namesTheNode() {
        Arrayed arrays = new Arrayed();
        arrays.left[2] = 0;
        arrays.right[2] = 0;
        arrays.values[2] = new double[1];
        assertRefused(arrays, "node 3: expected to be some node's child, got none");
    }

    @Test
    void of_leafWithARightChild_namesTheNode() {
        Arrayed arrays = new Arrayed();
        arrays.right[1] = 3;
        assertRefused(arrays, "node 1: expected no right child at a leaf, got 3");
    }

    @Test
    void of_innerNodeWithoutAQuestion_namesTheNode() {
        Arrayed arrays = new Arrayed();
        arrays.thresholds[0] = NA;
        assertRefused(arrays, "node 0: expected a split, a feature and a finite threshold, got AT_MOST, 0 and NaN");
        Arrayed others = new Arrayed();
        others.features[0] = -1;
        assertRefused(others, "node 0: expected a split, a feature and a finite threshold, got AT_MOST, -1 and 1.5");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, -1})
    void of_categoryThatIsNoLevel_namesTheNode(double level) {
        Arrayed arrays = new Arrayed();
        arrays.thresholds[2] = level;
        assertRefused(arrays, "node 2: expected a level's index as threshold, got " + level);
    }
}
