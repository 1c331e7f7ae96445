package io.limpid.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.resample.ClassWeights;
import org.junit.jupiter.api.Test;

class TreeOptionsTest {

    private static final TreeOptions<TreeClassifier> OPTIONS = TreeOptions.of(TreeKind.CLASSES, 300, 20, 5);

    /** Each change keeps those before it. */
    @Test
    void with_oneAfterTheOther_allHold() {
        ClassWeights factors = ClassWeights.balanced();
        TreeOptions<TreeClassifier> changed = OPTIONS.withTrees(7)
                .withMaxDepth(3)
                .withMinLeaf(2)
                .withClassWeights(factors)
                .withSeed(9);
        assertThat(changed.trees()).isEqualTo(7);
        assertThat(changed.limits(4)).isEqualTo(new TreeLimits(3, 2, 4));
        assertThat(changed.classWeights()).contains(factors);
        assertThat(changed.seed()).isEqualTo(9);
        assertThat(OPTIONS).isEqualTo(TreeOptions.of(TreeKind.CLASSES, 300, 20, 5));
    }

    @Test
    void with_outOfRange_namesTheOption() {
        assertThatThrownBy(() -> OPTIONS.withTrees(100_001))
                .hasMessage("trees: expected a whole number from 1 to 100000, got 100001");
        assertThatThrownBy(() -> OPTIONS.withMaxDepth(101))
                .hasMessage("maxDepth: expected a whole number from 1 to 100, got 101");
        assertThatThrownBy(() -> OPTIONS.withMinLeaf(0)).hasMessageStartingWith("minLeaf: expected ");
    }

    /** Not only when it is fitted. */
    @Test
    void withClassWeights_null_isRefusedAtOnce() {
        assertThatThrownBy(() -> GradientBoosting.classifier().withClassWeights(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("factors");
    }
}
