package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What a model says of its trees must be what it predicts. For the contracts of tree models. */
public final class TreeEnsembleChecks {

    /** Of sums of leaves, and of covers, in another order. */
    private static final double ROUNDING = 1e-12;

    private TreeEnsembleChecks() {}

    /**
     * Walks the trees and compares with the predictions; checks that margins, outputs and link fit, that every split
     * asks for a feature there is in a way its type allows, and that the covers of two children add up to their
     * parent's.
     */
    public static void assertTrees(TreeEnsembleModel model, Table x) {
        assertLink(model);
        for (int t = 0; t < model.trees(); t++) {
            assertTree(model, t);
        }
        double[][] columns = columns(model.features().align(x));
        double[] p = model.predict(x);
        for (int i = 0; i < x.rows(); i++) {
            double[] expected = outputs(model, margins(model, columns, i));
            for (int k = 0; k < expected.length; k++) {
                double size = Math.max(1, Math.abs(expected[k]));
                assertThat(p[i * expected.length + k])
                        .as("output %d of row %d", k, i)
                        .isCloseTo(expected[k], within(ROUNDING * size));
            }
        }
    }

    private static double[][] columns(Table x) {
        return IntStream.range(0, x.schema().size()).mapToObj(x::column).toArray(double[][]::new);
    }

    private static void assertLink(TreeEnsembleModel model) {
        if (model.link() == TreeEnsembleModel.Link.LOGISTIC) {
            assertThat(model.margins()).isOne();
            assertThat(model.outputs()).isEqualTo(2);
        } else {
            assertThat(model.margins()).isEqualTo(model.outputs());
        }
    }

    private static void assertTree(TreeEnsembleModel model, int t) {
        Tree tree = model.tree(t);
        assertThat(tree.outputs()).as("outputs of tree %d", t).isEqualTo(model.margins());
        assertThat(tree.cover(0)).as("cover of tree %d", t).isPositive();
        for (int node = 0; node < tree.nodes(); node++) {
            if (tree.isLeaf(node)) {
                continue;
            }
            assertThat(tree.feature(node)).isBetween(0, model.features().size() - 1);
            Field field = model.features().field(tree.feature(node));
            if (tree.split(node) == Tree.Split.CATEGORY) {
                assertThat(field).isInstanceOf(Field.Categorical.class);
                assertThat(tree.threshold(node))
                        .isLessThan(((Field.Categorical) field).levels().size());
            }
            double children = tree.cover(tree.left(node)) + tree.cover(tree.right(node));
            assertThat(children)
                    .as("cover of the children of node %d in tree %d", node, t)
                    .isCloseTo(tree.cover(node), within(ROUNDING * tree.cover(0)));
        }
    }

    private static double[] margins(TreeEnsembleModel model, double[][] columns, int i) {
        double[] margins = new double[model.margins()];
        Arrays.setAll(margins, model::baseline);
        for (int t = 0; t < model.trees(); t++) {
            int leaf = model.tree(t).leaf(columns, i);
            for (int k = 0; k < margins.length; k++) {
                margins[k] += model.tree(t).value(leaf, k);
            }
        }
        return margins;
    }

    private static double[] outputs(TreeEnsembleModel model, double[] margins) {
        return switch (model.link()) {
            case IDENTITY -> margins;
            case LOGISTIC -> new double[] {1 / (1 + Math.exp(margins[0])), 1 / (1 + Math.exp(-margins[0]))};
            case SOFTMAX -> {
                double most = Arrays.stream(margins).max().orElseThrow();
                double sum = Arrays.stream(margins).map(m -> Math.exp(m - most)).sum();
                yield Arrays.stream(margins).map(m -> Math.exp(m - most) / sum).toArray();
            }
        };
    }
}
