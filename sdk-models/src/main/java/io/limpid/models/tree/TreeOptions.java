package io.limpid.models.tree;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.resample.ClassWeights;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What every trainer of trees is told.
 *
 * @param kind classes or numbers
 * @param trees how many; of boosting how many rounds
 * @param maxDepth the most questions on the way to a leaf
 * @param minLeaf the fewest rows of a leaf
 * @param classWeights factors of the rows' weights by class
 * @param seed of whatever is random
 */
record TreeOptions<M extends TreeEnsembleModel>(
        TreeKind<M> kind, int trees, int maxDepth, int minLeaf, Optional<ClassWeights> classWeights, long seed) {

    /** Checks the numbers. */
    TreeOptions {
        TreeLimits.requireTrees(trees);
        TreeLimits.requireDepth(maxDepth);
        TreeLimits.requireLeaf(minLeaf);
    }

    /** All classes alike, seed 0. */
    static <M extends TreeEnsembleModel> TreeOptions<M> of(TreeKind<M> kind, int trees, int maxDepth, int minLeaf) {
        return new TreeOptions<>(kind, trees, maxDepth, minLeaf, Optional.empty(), 0);
    }

    TreeOptions<M> withTrees(int count) {
        return new TreeOptions<>(kind, count, maxDepth, minLeaf, classWeights, seed);
    }

    TreeOptions<M> withMaxDepth(int questions) {
        return new TreeOptions<>(kind, trees, questions, minLeaf, classWeights, seed);
    }

    TreeOptions<M> withMinLeaf(int rows) {
        return new TreeOptions<>(kind, trees, maxDepth, rows, classWeights, seed);
    }

    /** These factors, and no others that were there. */
    TreeOptions<M> withClassWeights(ClassWeights factors) {
        Objects.requireNonNull(factors, "factors");
        return new TreeOptions<>(kind, trees, maxDepth, minLeaf, Optional.of(factors), seed);
    }

    TreeOptions<M> withSeed(long other) {
        return new TreeOptions<>(kind, trees, maxDepth, minLeaf, classWeights, other);
    }

    /** The checked data, each row's weight multiplied by the factor of its class. */
    TreeTask task(Dataset train) {
        return kind.task(classWeights.map(factors -> factors.resample(train)).orElse(train));
    }

    /** How far each tree may grow, so many columns looked at in each node. */
    TreeLimits limits(int mtry) {
        return new TreeLimits(maxDepth, minLeaf, mtry);
    }

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }
}
