package io.limpid.models.tree;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.kernel.Weights;
import io.limpid.core.numeric.NumericInputs;
import io.limpid.core.numeric.WeightedRows;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A data set made ready for trees: numeric columns without missing values, and only the rows that have weight.
 *
 * @param features the columns' names
 * @param columns {@code columns[feature][row]}
 * @param target numbers, or classes' codes
 * @param weights above 0, of a finite sum
 */
record TreeTask(Schema features, double[][] columns, double[] target, double[] weights) {

    /** Of all counts together: Smile doubles sums of them, as ints. */
    private static final int MOST = 1 << 28;

    /**
     * Checks a data set whose target is a number.
     *
     * @throws IllegalArgumentException when the target is categorical or of numbers beyond what can be added up, a
     *     feature is categorical or has a missing value, or no row has weight; the message names the column
     */
    static TreeTask ofNumbers(Dataset data) {
        if (!(data.target().field() instanceof Field.Numeric)) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(data.target().name())
                            + ": expected a numeric target for regression, got a categorical one");
        }
        TreeTask task = of(data);
        requireSums(data.target().name(), task);
        return task;
    }

    /** Means and residuals of such numbers are numbers, whatever rows they are of. */
    private static void requireSums(String column, TreeTask task) {
        double[] shares = Weights.forProducts(task.weights);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            least = Math.min(least, task.target[i]);
            most = Math.max(most, task.target[i]);
            sum += shares[i] * Math.abs(task.target[i]);
        }
        if (!(sum < Double.POSITIVE_INFINITY && most - least < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column " + Quoted.of(column)
                    + ": expected numbers whose sum and differences are within double precision, got " + least + " to "
                    + most);
        }
    }

    /**
     * Checks that the sum over a bootstrap is a number, were it of the largest target alone: each draw counts less than
     * two in it.
     *
     * @param column the target's name
     */
    void requireDraws(String column) {
        double largest = 0;
        for (double y : target) {
            largest = Math.max(largest, Math.abs(y));
        }
        if (!(2.0 * rows() * largest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(column) + ": expected numbers of which the largest is within double precision"
                            + " when it is drawn for each of " + rows() + " rows, got " + largest);
        }
    }

    /**
     * Checks a data set whose target has classes.
     *
     * @throws IllegalArgumentException when the target is numeric, rows of fewer than two classes have weight, or a
     *     feature is categorical or has a missing value; the message names the column
     */
    static TreeTask ofClasses(Dataset data) {
        int classes = data.classes().size();
        TreeTask task = of(data);
        long present = Arrays.stream(task.target).distinct().count();
        if (!(present >= 2)) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(data.target().name())
                            + ": expected rows of at least 2 of its " + classes + " classes "
                            + Quoted.list(data.classes()) + ", got only "
                            + Quoted.of(data.classes().get((int) task.target[0])));
        }
        return task;
    }

    private static TreeTask of(Dataset data) {
        Schema features = data.features().schema();
        NumericInputs.requireNumeric(features);
        WeightedRows rows = WeightedRows.of(data);
        if (rows.target().length == 0) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(data.target().name()) + ": expected at least 1 row with weight, got none");
        }
        return new TreeTask(features, rows.columns(), rows.target(), rows.weights());
    }

    /** The number of rows. */
    int rows() {
        return target.length;
    }

    /**
     * The weights as whole numbers, which trees count rows by. Weights that are all whole, of a sum up to 2^28, say how
     * often each row is there. Others are counted in units of the smallest one where all are multiples of it, else in
     * parts of 2^-28 of their sum, a row below half of that left out; of these a row of average weight counts as one.
     */
    RowCounts counts() {
        double least = Arrays.stream(weights).min().orElseThrow();
        double largest = Arrays.stream(weights).max().orElseThrow();
        if (areMultiples(1)) {
            return new RowCounts(inUnits(1), 1);
        }
        if (areMultiples(least)) {
            int[] counts = inUnits(least);
            return new RowCounts(counts, (double) Arrays.stream(counts).sum() / counts.length);
        }
        double shares = 0;
        for (double w : weights) {
            shares += w / largest;
        }
        int[] counts = new int[weights.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) Math.rint(weights[i] / largest / shares * MOST);
        }
        return new RowCounts(counts, (double) MOST / counts.length);
    }

    private boolean areMultiples(double unit) {
        double sum = 0;
        for (double w : weights) {
            if (w / unit != Math.rint(w / unit)) {
                return false;
            }
            sum += w / unit;
        }
        return sum <= MOST;
    }

    private int[] inUnits(double unit) {
        return Arrays.stream(weights).mapToInt(w -> (int) (w / unit)).toArray();
    }

    /**
     * How often each row counts.
     *
     * @param counts 0 for a row that is absent
     * @param perRow the count of a row that counts once in the fewest rows of a leaf
     */
    record RowCounts(int[] counts, double perRow) {

        /** The rows that count at all, ascending. */
        int[] present() {
            return IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        }

        /** These limits with the fewest rows of a leaf in units of count. */
        TreeLimits scaled(TreeLimits limits) {
            double sum = 0;
            for (int count : counts) {
                sum += count;
            }
            // Less some roundings, by which the mean of counts may be too large.
            double least = Math.ceil(limits.minLeaf() * perRow * (1 - 1e-12));
            int minLeaf = (int) Math.min(least, sum);
            return new TreeLimits(limits.maxDepth(), minLeaf, limits.mtry());
        }
    }
}
