package io.limpid.models.tree;

import io.limpid.core.kernel.DenseRanks;
import io.limpid.core.kernel.Weights;
import io.limpid.core.model.Tree;
import io.limpid.core.run.Cancellation;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import smile.base.cart.CART;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.BaseVector;
import smile.data.vector.IntVector;

/**
 * Grows trees on one data set, by Smile, and reads them out. Smile gets ranks for values: it takes numbers less than
 * 1e-7 apart for equal, and the middle of two neighbouring doubles for between them. Thread-safe.
 */
final class TreeGrower {

    private final DenseRanks[] ranks;
    private final TreeLimits limits;
    private final Cancellation cancellation;
    private final int classes;
    private final DataFrame frame;
    private final int[][] order;

    /**
     * A grower of trees, which ranks all columns first.
     *
     * @param classes how many classes the target has; 0 for numbers
     */
    TreeGrower(TreeTask task, TreeLimits limits, int classes, Cancellation cancellation) {
        this.limits = limits;
        this.cancellation = cancellation;
        this.classes = classes;
        int p = task.columns().length;
        BaseVector<?, ?, ?>[] vectors = new BaseVector<?, ?, ?>[p];
        this.ranks = new DenseRanks[p];
        this.order = new int[p][];
        for (int j = 0; j < p; j++) {
            cancellation.check(); // Sorting many columns takes longer than growing many trees.
            ranks[j] = DenseRanks.of(task.columns()[j], i -> true);
            vectors[j] = IntVector.of(new StructField("x" + j, DataTypes.IntegerType), ranks[j].of());
            order[j] = ascending(ranks[j]);
        }
        this.frame = DataFrame.of(vectors);
    }

    /** The rows by rank, those of one rank in their order. */
    private static int[] ascending(DenseRanks ranks) {
        int[] next = new int[ranks.values().length + 1];
        for (int rank : ranks.of()) {
            next[rank + 1]++;
        }
        for (int rank = 1; rank < next.length; rank++) {
            next[rank] += next[rank - 1];
        }
        int[] rows = new int[ranks.of().length];
        for (int i = 0; i < rows.length; i++) {
            rows[next[ranks.of()[i]]++] = i;
        }
        return rows;
    }

    /**
     * One tree.
     *
     * @param target numbers or classes' codes
     * @param rows how often each row counts
     * @param random draws the columns
     * @param leaves what leaves are worth
     */
    Tree grow(double[] target, TreeTask.RowCounts rows, SplittableRandom random, TreeReader.Leaves leaves) {
        CART grown = alone(() -> smile(target, rows, random));
        return new TreeReader(ranks, frame.schema(), leaves).read(grown.root(), rows.present());
    }

    private CART smile(double[] target, TreeTask.RowCounts rows, SplittableRandom random) {
        TreeLimits scaled = rows.scaled(limits);
        int[] counts = rows.counts();
        if (classes > 0) {
            int[] codes = Arrays.stream(target).mapToInt(code -> (int) code).toArray();
            SmileClassTree.Growth growth = new SmileClassTree.Growth(scaled, random, cancellation, codes, classes);
            return new SmileClassTree(frame, order, counts, scaled, growth);
        }
        SmileGrowth growth = new SmileGrowth(scaled, random, cancellation);
        return new SmileNumberTree(frame, centred(target, counts), order, counts, scaled, growth);
    }

    /**
     * Less the value nearest to their mean, and brought near one: Smile subtracts squares of sums, which of numbers far
     * from zero leaves few digits. Whole numbers stay as exact as they are.
     */
    private static double[] centred(double[] target, int[] counts) {
        double most = 0;
        for (double y : target) {
            most = Math.max(most, Math.abs(y));
        }
        int shift = most > 0 ? -Math.getExponent(most) : 0;
        double sum = 0;
        double total = 0;
        for (int i = 0; i < target.length; i++) {
            sum += counts[i] * Weights.scaled(target[i], shift);
            total += counts[i];
        }
        double center = 0;
        double least = Double.POSITIVE_INFINITY;
        double[] scaled = new double[target.length];
        for (int i = 0; i < target.length; i++) {
            scaled[i] = Weights.scaled(target[i], shift);
            double distance = Math.abs(scaled[i] - sum / total);
            center = distance < least ? scaled[i] : center;
            least = Math.min(distance, least);
        }
        for (int i = 0; i < target.length; i++) {
            scaled[i] -= center;
        }
        return scaled;
    }

    /**
     * Smile searches the columns by parallel streams, which stay in the pool they are called from: one of one thread.
     */
    private static <T> T alone(Supplier<T> task) {
        ForkJoinPool pool = new ForkJoinPool(1);
        try {
            return new Attempt<>(task).in(pool);
        } finally {
            pool.shutdown();
        }
    }

    /** Carries a result or an exception over unchanged; the pool would wrap or copy the latter. */
    private static final class Attempt<T> implements Runnable {

        private final Supplier<T> task;
        private T result;
        private RuntimeException failure;

        Attempt(Supplier<T> task) {
            this.task = task;
        }

        T in(ForkJoinPool pool) {
            pool.submit(this).join();
            if (failure != null) {
                throw failure;
            }
            return result;
        }

        @Override
        public void run() {
            try {
                result = task.get();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }
}
