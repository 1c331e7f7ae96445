package io.limpid.models.tree;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.ElementaryLoops;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.numeric.LogOddsTile;
import io.limpid.core.text.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Gives classes their probabilities by decision trees: the leaves' probabilities of a single tree, their mean in a
 * random forest, and a link of the summed leaves in gradient boosting, as {@link TreeEnsembleModel} says. Immutable and
 * thread-safe.
 *
 * <p>Cost of a prediction: rows × the sum of the trees' depths; nothing is allocated per row.
 */
public final class TreeClassifier implements Classifier, TreeEnsembleModel {

    private final TreeEnsemble ensemble;
    private final List<String> classes;

    TreeClassifier(
            Schema features,
            List<String> classes,
            Link link,
            double[] baseline,
            List<Tree> trees,
            List<TrainingRound> history) {
        this.classes = List.copyOf(classes);
        if (this.classes.size() < 2 || new HashSet<>(this.classes).size() != this.classes.size()) {
            throw new IllegalArgumentException(
                    "classes: expected at least 2 different ones, got " + Quoted.list(classes));
        }
        int margins = link == Link.LOGISTIC ? 1 : this.classes.size();
        if (link == Link.LOGISTIC && this.classes.size() != 2 || baseline.length != margins) {
            throw new IllegalArgumentException("baseline: expected one for each margin of link " + link + " and "
                    + this.classes.size() + " classes, got " + baseline.length);
        }
        this.ensemble = new TreeEnsemble(features, link, baseline, trees, history);
        if (link == Link.IDENTITY) {
            requireLeavesOfAll();
            requireProbabilities();
            requireSumOfOne();
        }
    }

    /** Else leaves had not the same sum, and the checks below cost trees × classes without a number for each. */
    private void requireLeavesOfAll() {
        for (int t = 0; t < trees(); t++) {
            if (!tree(t).onlyMargin().isEmpty()) {
                throw new IllegalArgumentException("tree " + t + ": expected a probability of each of "
                        + classes.size() + " classes in every leaf, got a tree of class "
                        + Quoted.of(classes.get(tree(t).onlyMargin().getAsInt())) + " alone");
            }
        }
    }

    /** Whatever leaves a row falls into, each class gets from 0 to 1, or a probability would be none. */
    private void requireProbabilities() {
        for (int k = 0; k < classes.size(); k++) {
            double least = baseline(k);
            double most = baseline(k);
            for (Tree tree : ensemble.trees()) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (int node = 0; node < tree.nodes(); node++) {
                    if (tree.isLeaf(node)) {
                        low = Math.min(low, tree.value(node, k));
                        high = Math.max(high, tree.value(node, k));
                    }
                }
                least += low;
                most += high;
            }
            if (!(least >= -1e-9 && most <= 1 + 1e-9)) { // Sums of up to 1e5 shares of one.
                throw new IllegalArgumentException("leaves of class " + Quoted.of(classes.get(k))
                        + ": expected sums from 0 to 1, got " + least + " to " + most);
            }
        }
    }

    /** Every leaf of a tree has the same sum, and all trees' sums with the baselines are one. */
    private void requireSumOfOne() {
        double total = 0;
        for (int k = 0; k < classes.size(); k++) {
            total += baseline(k);
        }
        for (Tree tree : ensemble.trees()) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int node = 0; node < tree.nodes(); node++) {
                double sum = 0;
                for (int k = 0; k < classes.size() && tree.isLeaf(node); k++) {
                    sum += tree.value(node, k);
                }
                least = tree.isLeaf(node) ? Math.min(least, sum) : least;
                most = tree.isLeaf(node) ? Math.max(most, sum) : most;
            }
            if (!(most - least <= 1e-12)) { // The rounding of one division a class.
                throw new IllegalArgumentException("leaves: expected the same sum over the classes in every leaf of a"
                        + " tree, got " + least + " and " + most);
            }
            total += most;
        }
        if (!(Math.abs(total - 1) <= 1e-9)) { // Of up to 1e5 trees.
            throw new IllegalArgumentException(
                    "leaves: expected probabilities that sum to 1 over the classes, got " + total);
        }
    }

    TreeEnsemble ensemble() {
        return ensemble;
    }

    @Override
    public Schema features() {
        return ensemble.features();
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public Link link() {
        return ensemble.link();
    }

    @Override
    public int margins() {
        return ensemble.margins();
    }

    @Override
    public double baseline(int k) {
        return ensemble.baseline(Objects.checkIndex(k, margins()));
    }

    @Override
    public int trees() {
        return ensemble.trees().size();
    }

    @Override
    public Tree tree(int t) {
        return ensemble.trees().get(t);
    }

    /**
     * What the rounds of the training came to, in order, where it has any; of boosting also those after the best one.
     * Empty in a model read from a file that doesn't tell.
     */
    @Override
    public List<TrainingRound> history() {
        return ensemble.history();
    }

    /**
     * Draws one tree as text: a line for each branch with its column and threshold, indented by its depth, and for each
     * leaf what it adds to each margin, or to the only one that the tree adds to, and its cover.
     *
     * @throws IndexOutOfBoundsException when there is no such tree
     */
    public String toText(int t) {
        List<String> margins = link() == Link.LOGISTIC ? List.of("log-odds of " + Quoted.of(classes.get(1))) : quoted();
        return TreeText.of(features().names(), margins, tree(t));
    }

    private List<String> quoted() {
        return classes.stream().map(Quoted::of).toList();
    }

    @Override
    public void predict(Table x, double[] out) {
        ensemble.predict(
                x,
                classes.size(),
                out,
                switch (link()) {
                    case IDENTITY -> this::shares;
                    case LOGISTIC -> new LogOddsTile(ensemble.tileRows(x.rows()))::probabilities;
                    case SOFTMAX -> this::softmax;
                });
    }

    /** Sums of shares may miss one, or zero, by their rounding. */
    private void shares(double[] margins, int rows, double[] out, int from) {
        int k = classes.size();
        for (int i = 0; i < rows * k; i++) {
            out[from * k + i] = Math.max(0, Math.min(1, margins[i]));
        }
    }

    private void softmax(double[] margins, int rows, double[] out, int from) {
        softmax(margins, rows, classes.size());
        System.arraycopy(margins, 0, out, from * classes.size(), rows * classes.size());
    }

    /** Each row's margins become probabilities. */
    static void softmax(double[] margins, int rows, int classes) {
        for (int i = 0; i < rows; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                most = Math.max(most, margins[i * classes + k]);
            }
            for (int k = 0; k < classes; k++) {
                margins[i * classes + k] -= most;
            }
        }
        ElementaryLoops.exp(margins, margins, rows * classes);
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += margins[i * classes + k];
            }
            for (int k = 0; k < classes; k++) {
                margins[i * classes + k] /= sum;
            }
        }
    }
}
