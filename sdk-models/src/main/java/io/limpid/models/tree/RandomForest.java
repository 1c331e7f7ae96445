package io.limpid.models.tree;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Weights;
import io.limpid.core.model.Trainer;
import io.limpid.core.model.Tree;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.model.TreeEnsembleModel.Link;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Fits a random forest: the mean of decision trees, each grown as {@link DecisionTree} on a bootstrap of the rows, and
 * at each node with {@code mtry} columns drawn anew. A bootstrap draws as many rows as have weight, with replacement,
 * each in proportion to its weight; so weights of any kind count, and only their ratios. Leaves give the means of the
 * drawn rows, or the shares of the classes among them, and are divided by the number of trees: the trees' sum is the
 * prediction. To classes one more tree is added, which gives every class the same: it is the baseline, and the reason
 * why no probability is ever 0.
 *
 * <p>Progress tells after each tree the training loss, of all rows by the trees so far, and the out-of-bag loss, of
 * each row by those of them that did not draw it, over the rows that have such trees: the log loss, or the mean squared
 * error, weighted. The latter is what rows never seen are likely to cost. {@link TreeEnsembleModel#history} keeps both,
 * a round a tree, the out-of-bag scores as those of the validation.
 *
 * <p>One tree a task on the run's workers; the same seed gives the same bits on any number of them, and the same
 * progress. Features must be numeric and without missing values: a {@link io.limpid.core.transform.Pipeline} makes them
 * so. Cost: trees × rows × features × depth. Memory while fitting: for each worker rows × features × 4 bytes, and
 * that once more, and rows × classes × 16 bytes.
 *
 * @param <M> what it fits
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman (2001)</a>
 */
public final class RandomForest<M extends TreeEnsembleModel> implements Trainer<M> {

    private final TreeOptions<M> options;
    private final OptionalInt mtry;

    private RandomForest(TreeOptions<M> options, OptionalInt mtry) {
        this.options = options;
        this.mtry = mtry;
    }

    /** For classes: 300 trees at most 20 deep, leaves of any size, {@code mtry} the root of the columns, seed 0. */
    public static RandomForest<TreeClassifier> classifier() {
        return new RandomForest<>(TreeOptions.of(TreeKind.CLASSES, 300, 20, 1), OptionalInt.empty());
    }

    /**
     * For numbers: 300 trees at most 20 deep, leaves of at least 5 rows, {@code mtry} a third of the columns, seed 0.
     */
    public static RandomForest<TreeRegressor> regressor() {
        return new RandomForest<>(TreeOptions.of(TreeKind.NUMBERS, 300, 20, 5), OptionalInt.empty());
    }

    /** The same with another number of trees, from 1 to 100,000. */
    public RandomForest<M> withTrees(int count) {
        return new RandomForest<>(options.withTrees(count), mtry);
    }

    /** The same with at most so many questions on the way to a leaf, from 1 to 100. */
    public RandomForest<M> withMaxDepth(int questions) {
        return new RandomForest<>(options.withMaxDepth(questions), mtry);
    }

    /**
     * The same with at least so many drawn rows in a leaf, from 1. A row drawn twice counts as two; its weight says how
     * often it is drawn, and nothing else.
     */
    public RandomForest<M> withMinLeaf(int rows) {
        return new RandomForest<>(options.withMinLeaf(rows), mtry);
    }

    /** The same with so many columns looked at in each node, from 1; as many as there are, or more: all. */
    public RandomForest<M> withMtry(int columns) {
        TreeLimits.requireCount("mtry", columns, Integer.MAX_VALUE);
        return new RandomForest<>(options, OptionalInt.of(columns));
    }

    /**
     * The same with each row's weight multiplied by a factor of its class, {@link ClassWeights#balanced} or given ones.
     * For classes: of numbers the fit refuses it by the target's name.
     */
    public RandomForest<M> withClassWeights(ClassWeights factors) {
        return new RandomForest<>(options.withClassWeights(factors), mtry);
    }

    /** The same with another seed of its bootstraps and columns. */
    public RandomForest<M> withSeed(long other) {
        return new RandomForest<>(options.withSeed(other), mtry);
    }

    /**
     * Grows the trees.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is of the other
     *     kind, only one class occurs, no row has weight, or numbers lie beyond what double precision can add up; the
     *     message names the column
     */
    @Override
    public M fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        run.cancellation().check();
        TreeTask task = options.task(train);
        int classes = options.kind().classes(train);
        if (classes == 0) {
            task.requireDraws(train.target().name());
        }
        TreeLimits limits = options.limits(mtry(task.columns().length, classes));
        TreeGrower grower = new TreeGrower(task, limits, classes, run.cancellation());
        double[] upTo = cumulated(task.weights());
        SplittableRandom random = options.random();
        int trees = options.trees();
        SplittableRandom[] own = new SplittableRandom[trees];
        Arrays.setAll(own, t -> random.split());
        int voices = voices(classes, trees);
        Tree[] grown = new Tree[trees];
        ForestRounds rounds = new ForestRounds(task, classes, trees, run.progress());
        run.workers().forEach(trees, t -> {
            run.cancellation().check();
            int[] counts = bootstrap(upTo, own[t]);
            double[] weights = Arrays.stream(counts).asDoubleStream().toArray();
            LeafMeans leaves = new LeafMeans(task.target(), weights, classes, 0, voices);
            grown[t] = grower.grow(task.target(), new TreeTask.RowCounts(counts, 1), own[t], leaves);
            rounds.add(t, grown[t], counts);
        });
        double[] baseline = baseline(classes, trees);
        return options.kind().model(train, Link.IDENTITY, baseline, List.of(grown), rounds.history());
    }

    private static int voices(int classes, int trees) {
        return classes == 0 ? trees : trees + 1;
    }

    /** What the tree that gives every class the same says of each; of numbers nothing. */
    static double[] baseline(int classes, int trees) {
        double[] baseline = new double[Math.max(1, classes)];
        Arrays.fill(baseline, classes == 0 ? 0 : 1.0 / voices(classes, trees) / classes);
        return baseline;
    }

    private int mtry(int columns, int classes) {
        int usual = classes == 0 ? columns / 3 : (int) Math.sqrt(columns);
        return Math.min(mtry.orElse(Math.max(1, usual)), columns);
    }

    /** The weights summed up to each row, as shares of the largest: their sum cannot overflow. */
    static double[] cumulated(double[] weights) {
        double[] upTo = Weights.shares(weights);
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
        return upTo;
    }

    /** How often each row is drawn. */
    static int[] bootstrap(double[] upTo, SplittableRandom random) {
        int[] counts = new int[upTo.length];
        double total = upTo[upTo.length - 1];
        for (int draw = 0; draw < counts.length; draw++) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * total);
            // Where the sum up to a row is met exactly, the next row's share begins.
            int row = at >= 0 ? at + 1 : -at - 1;
            counts[Math.min(row, counts.length - 1)]++;
        }
        return counts;
    }
}
