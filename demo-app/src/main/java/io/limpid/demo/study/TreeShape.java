package io.limpid.demo.study;

import io.limpid.core.model.Model;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.models.tree.TreeClassifier;
import io.limpid.models.tree.TreeRegressor;
import java.util.Optional;

/**
 * What a model of trees looks like.
 *
 * @param trees how many there are
 * @param depth the most questions on the way to a leaf
 * @param leaves how many leaves all trees have together
 * @param text the one tree as text; empty when there are more
 */
public record TreeShape(int trees, int depth, long leaves, Optional<String> text) {

    /** The shape of a model, when it is one of trees. */
    public static Optional<TreeShape> of(Model model) {
        if (!(model instanceof TreeEnsembleModel ensemble)) {
            return Optional.empty();
        }
        int depth = 0;
        long leaves = 0;
        for (int t = 0; t < ensemble.trees(); t++) {
            Tree tree = ensemble.tree(t);
            int[] depths = new int[tree.nodes()]; // Children stand behind their parent.
            for (int node = 0; node < depths.length; node++) {
                if (tree.isLeaf(node)) {
                    leaves++;
                    depth = Math.max(depth, depths[node]);
                } else {
                    depths[tree.left(node)] = depths[node] + 1;
                    depths[tree.right(node)] = depths[node] + 1;
                }
            }
        }
        return Optional.of(new TreeShape(ensemble.trees(), depth, leaves, text(ensemble)));
    }

    private static Optional<String> text(TreeEnsembleModel model) {
        if (model.trees() != 1) {
            return Optional.empty();
        }
        if (model instanceof TreeClassifier classifier) {
            return Optional.of(classifier.toText(0));
        }
        return model instanceof TreeRegressor regressor ? Optional.of(regressor.toText(0)) : Optional.empty();
    }
}
