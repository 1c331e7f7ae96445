package io.limpid.models.tree;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Trainer;
import io.limpid.core.model.TreeEnsembleModel;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Run;
import io.limpid.core.text.Quoted;
import io.limpid.models.kernel.HeldOutRows;
import io.limpid.models.training.EarlyStopping;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Fits trees one after the other, each to what those before have left over: gradient boosting (Friedman 2001). The
 * margins start from the model's {@link TreeEnsembleModel#baseline}, and each round adds {@code learningRate} times a
 * tree.
 *
 * <p>Numbers, squared loss {@code (y - F)^2 / 2}: the baseline is the weighted mean, a tree is fitted to the residuals
 * {@code y - F}, and its leaves are their weighted means.
 *
 * <p>Two classes, log loss: one margin, the log-odds of the positive (last) class, from those of the class's share on.
 * A tree is fitted to the residuals {@code r = y - p}, and its leaves are one Newton step, {@code sum w r / sum w p (1
 * - p)}. More classes: one margin a class, from the logarithm of its share on (at least that of 1e-15), and one tree a
 * class in each round, whose leaves are {@code (K - 1) / K sum w r / sum w |r| (1 - |r|)}. A leaf where the divisor is
 * below 1e-150 adds nothing.
 *
 * <p>Row weights count as in {@link DecisionTree}. With a {@code subsample} below 1 each round sees that share of the
 * rows, drawn without replacement; only then, and in which rows early stopping holds back, is anything random. The same
 * seed gives the same bits on any number of workers, which the classes of a round are spread over. Features must be
 * numeric and without missing values: a {@link io.limpid.core.transform.Pipeline} makes them so. Cost: trees ×
 * rows × features × depth.
 *
 * <p>Progress and the model's {@link TreeEnsembleModel#history} tell of each round the loss and metric after it, as
 * weighted means over the rows it learns from and, under early stopping, over those held back: the log loss and the
 * share of rows whose class is the likeliest one; of numbers half the squared error in standard deviations of the
 * target, and the absolute error in its unit. Early stopping keeps the trees of the best round:
 *
 * <pre>{@code
 * TreeRegressor model = GradientBoosting.regressor()
 *         .withTrees(1_000)
 *         .withEarlyStopping(EarlyStopping.withDefaults())
 *         .fit(train);
 * }</pre>
 *
 * @param <M> what it fits
 * @see <a href="https://doi.org/10.1214/aos/1013203451">Friedman (2001)</a>
 */
public final class GradientBoosting<M extends TreeEnsembleModel> implements Trainer<M> {

    private final TreeOptions<M> options;
    private final double learningRate;
    private final double subsample;
    private final Optional<EarlyStopping> stopping;

    private GradientBoosting(
            TreeOptions<M> options, double learningRate, double subsample, Optional<EarlyStopping> stopping) {
        this.options = options;
        this.learningRate = requireShare("learningRate", learningRate);
        this.subsample = requireShare("subsample", subsample);
        this.stopping = stopping;
    }

    private static double requireShare(String option, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(option + ": expected a number above 0 and at most 1, got " + value);
        }
        return value;
    }

    /** For classes: 100 rounds of trees at most 3 deep, leaves of any size, learning rate 0.1, all rows, seed 0. */
    public static GradientBoosting<TreeClassifier> classifier() {
        return new GradientBoosting<>(TreeOptions.of(TreeKind.CLASSES, 100, 3, 1), 0.1, 1, Optional.empty());
    }

    /** For numbers: 100 rounds of trees at most 3 deep, leaves of any size, learning rate 0.1, all rows, seed 0. */
    public static GradientBoosting<TreeRegressor> regressor() {
        return new GradientBoosting<>(TreeOptions.of(TreeKind.NUMBERS, 100, 3, 1), 0.1, 1, Optional.empty());
    }

    /**
     * The same with another number of rounds, from 1 to 100,000; more than two classes take a tree each in every round,
     * and all together may not be more than 100,000 either.
     */
    public GradientBoosting<M> withTrees(int rounds) {
        return new GradientBoosting<>(options.withTrees(rounds), learningRate, subsample, stopping);
    }

    /** The same with at most so many questions on the way to a leaf, from 1 to 100. */
    public GradientBoosting<M> withMaxDepth(int questions) {
        return new GradientBoosting<>(options.withMaxDepth(questions), learningRate, subsample, stopping);
    }

    /**
     * The same with at least so many rows in a leaf, from 1. A row of weight 2 counts as two when all weights are whole
     * numbers; else a row counts by its weight in relation to the average one.
     */
    public GradientBoosting<M> withMinLeaf(int rows) {
        return new GradientBoosting<>(options.withMinLeaf(rows), learningRate, subsample, stopping);
    }

    /** The same with another share of each tree that is added, above 0 and at most 1. */
    public GradientBoosting<M> withLearningRate(double share) {
        return new GradientBoosting<>(options, share, subsample, stopping);
    }

    /** The same with another share of the rows in each round, above 0 and at most 1; never fewer than one row. */
    public GradientBoosting<M> withSubsample(double share) {
        return new GradientBoosting<>(options, learningRate, share, stopping);
    }

    /**
     * The same with rows held back, and an end when the loss on them no longer falls: the model has the trees up to the
     * round at which it was lowest, and is the one that so many rounds on the other rows alone would give.
     */
    public GradientBoosting<M> withEarlyStopping(EarlyStopping other) {
        Objects.requireNonNull(other, "stopping");
        return new GradientBoosting<>(options, learningRate, subsample, Optional.of(other));
    }

    /**
     * The same with each row's weight multiplied by a factor of its class, {@link ClassWeights#balanced} or given ones.
     * For classes: of numbers the fit refuses it by the target's name.
     */
    public GradientBoosting<M> withClassWeights(ClassWeights factors) {
        return new GradientBoosting<>(options.withClassWeights(factors), learningRate, subsample, stopping);
    }

    /** The same with another seed of its subsamples and of the rows held back. */
    public GradientBoosting<M> withSeed(long other) {
        return new GradientBoosting<>(options.withSeed(other), learningRate, subsample, stopping);
    }

    /**
     * Grows the trees.
     *
     * @throws IllegalArgumentException when a feature is categorical or has a missing value, the target is of the other
     *     kind, only one class occurs, no row has weight, no row can be held back, or numbers or weights lie beyond
     *     what double precision can add up; the message names the column or option
     */
    @Override
    public M fit(Dataset train, Run run) {
        Objects.requireNonNull(run, "run");
        run.cancellation().check();
        TreeTask task = options.task(train);
        SplittableRandom random = options.random();
        TreeTask learnt = task;
        Optional<TreeTask> held = Optional.empty();
        if (stopping.isPresent()) {
            HeldOutRows rows = HeldOutRows.of(
                    task.target(),
                    options.kind().classes(train),
                    OptionalDouble.of(stopping.get().fraction()),
                    random.split());
            learnt = select(task, rows.training());
            held = Optional.of(select(task, rows.validation()));
        }
        BoostingLoss loss = options.kind().loss(train, learnt);
        requireTrees(train.target().name(), options.trees(), loss.margins());
        requireRoom(
                train.target().name(),
                loss.margins(),
                task.rows(),
                Runtime.getRuntime().maxMemory());
        TreeLimits limits = options.limits(task.columns().length);
        Optional<Boosting.Stop> stop = held.map(rows -> new Boosting.Stop(
                new BoostingRows(rows, loss), stopping.orElseThrow().patience()));
        Boosting boosting =
                new Boosting(train.target().name(), learnt, loss, limits, learningRate, subsample, stop, run);
        Boosting.Result result = boosting.grow(options.trees(), random);
        return options.kind().model(train, loss.link(), loss.baselines(), result.trees(), result.history());
    }

    /** Each round has a tree for each margin. */
    static void requireTrees(String column, int rounds, int margins) {
        if (!((long) rounds * margins <= TreeEnsemble.MOST_TREES)) {
            throw new IllegalArgumentException("column " + Quoted.of(column) + ": expected rounds and classes of which"
                    + " the product is at most " + TreeEnsemble.MOST_TREES + " trees, got " + rounds + " rounds and "
                    + margins + " classes");
        }
    }

    /** Two numbers for each row and margin are kept while it runs. */
    static void requireRoom(String column, int margins, int rows, long bytes) {
        long needed = 2L * Double.BYTES * margins * rows;
        if (!(needed <= bytes)) {
            throw new IllegalArgumentException("column " + Quoted.of(column)
                    + ": expected classes and rows for which the memory of " + bytes + " bytes suffices, got " + margins
                    + " classes and " + rows + " rows, which take " + needed);
        }
    }

    private static TreeTask select(TreeTask task, int[] rows) {
        double[][] columns = new double[task.columns().length][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = selected(task.columns()[j], rows);
        }
        return new TreeTask(task.features(), columns, selected(task.target(), rows), selected(task.weights(), rows));
    }

    private static double[] selected(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
