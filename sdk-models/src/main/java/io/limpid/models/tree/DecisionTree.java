package io.limpid.models.tree;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Trainer;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.model.TreeEnsembleModel.Link;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Run;
import java.util.List;
import java.util.Objects;

/**
 * Fits one decision tree: at every node, of all splits {@code x_j <= t}, the one that lowers the rows' impurity most,
 * {@code W G(W) - W_l G(l) - W_r G(r)}, {@code G} the Gini index {@code 1 - sum_k p_k^2} of the classes or the variance
 * of the target, {@code W} the sum of the rows' weights. Of equally good splits, as far as rounding tells, it is the
 * one of the first column, and there of the lowest threshold, which is the middle of the two values around it. The tree
 * stops where no split lowers the impurity, where a leaf would have fewer than {@code minLeaf} rows, and at {@code
 * maxDepth}.
 *
 * <p>A leaf gives the weighted mean of its rows, or the probabilities {@code (W_k + s) / (W + s K)} of {@code K}
 * classes, {@code s} the smoothing: without it a few rows of one class are certain of it.
 *
 * <p>Smile's trees grow it, and it predicts as they do. For classes the search of a column is ours: Smile's looks only
 * where the class changes from one row to the next, which in columns of many equal values may pass over the best split.
 *
 * <p>Weights count. Where all are whole numbers (of a sum up to {@code 2^28}) they are repeats: a row of weight 2 is
 * two rows, also among those of {@code minLeaf}. Where they are not, a row of average weight counts there as one, and
 * weights that are no multiples of the smallest one are rounded to {@code 2^-28} of their sum while the tree grows.
 *
 * <p>Features must be numeric and without missing values: a {@link io.limpid.core.transform.Pipeline} makes them so.
 * Nothing in it is random. Cost: rows × features × depth, and sorting.
 *
 * @param <M> what it fits
 * @see <a href="https://doi.org/10.1201/9781315139470">Breiman, Friedman, Olshen and Stone (1984)</a>
 */
public final class DecisionTree<M extends TreeEnsembleModel> implements Trainer<M> {

    private final TreeOptions<M> options;
    private final double smoothing;

    private DecisionTree(TreeOptions<M> options, double smoothing) {
        this.options = options;
        this.smoothing = smoothing;
    }

    /** For classes: at most 20 deep, leaves of at least 5 rows, smoothing 1. */
    public static DecisionTree<TreeClassifier> classifier() {
        return new DecisionTree<>(TreeOptions.of(TreeKind.CLASSES, 1, 20, 5), 1);
    }

    /** For numbers: at most 20 deep, leaves of at least 5 rows. */
    public static DecisionTree<TreeRegressor> regressor() {
        return new DecisionTree<>(TreeOptions.of(TreeKind.NUMBERS, 1, 20, 5), 0);
    }

    /** The same with at most so many questions on the way to a leaf, from 1 to 100. */
    public DecisionTree<M> withMaxDepth(int questions) {
        return new DecisionTree<>(options.withMaxDepth(questions), smoothing);
    }

    /**
     * The same with at least so many rows in a leaf, from 1. A row of weight 2 counts as two when all weights are whole
     * numbers; else a row counts by its weight in relation to the average one.
     */
    public DecisionTree<M> withMinLeaf(int rows) {
        return new DecisionTree<>(options.withMinLeaf(rows), smoothing);
    }

    /**
     * The same with another weight added to every class of a leaf, at least 0; of no effect on numbers.
     *
     * @throws IllegalArgumentException when it is negative or not finite
     */
    public DecisionTree<M> withSmoothing(double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("smoothing: expected a finite number of at least 0, got " + weight);
        }
        return new DecisionTree<>(options, weight);
    }

    /**
     * The same with each row's weight multiplied by a factor of its class, {@link ClassWeights#balanced} or given ones.
     * For classes: of numbers the fit refuses it by the target's name.
     */
    public DecisionTree<M> withClassWeights(ClassWeights factors) {
        return new DecisionTree<>(options.withClassWeights(factors), smoothing);
    }

    /**
     * Grows the tree.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is of the other
     *     kind, only one class occurs, no row has weight, or the smoothing of all classes and the weights add up beyond
     *     double precision; the message names the column or option
     */
    @Override
    public M fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        run.cancellation().check();
        TreeTask task = options.task(train);
        TreeLimits limits = options.limits(task.columns().length);
        int classes = options.kind().classes(train);
        requireSmoothing(classes, task);
        TreeGrower grower = new TreeGrower(task, limits, classes, run.cancellation());
        LeafMeans leaves = new LeafMeans(task.target(), task.weights(), classes, smoothing, 1);
        Tree tree = grower.grow(task.target(), task.counts(), options.random(), leaves);
        run.progress().update("growing the tree", 1, 1);
        double[] nothing = new double[Math.max(1, classes)];
        return options.kind().model(train, Link.IDENTITY, nothing, List.of(tree), List.of());
    }

    private void requireSmoothing(int classes, TreeTask task) {
        double total = smoothing * classes;
        for (double weight : task.weights()) {
            total += weight;
        }
        if (!(total < Double.POSITIVE_INFINITY || smoothing == 0 || classes == 0)) {
            throw new IllegalArgumentException("smoothing: expected a number that for " + classes
                    + " classes, and with the rows' weights, is within double precision, got " + smoothing);
        }
    }
}
