package io.limpid.core.kernel;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * The distinct values of a column, and of each row the place of its value among them. Minus zero is zero.
 *
 * @param values ascending
 * @param of of each row the index of its value; {@link #NONE} of a row that does not count
 */
public record DenseRanks(double[] values, int[] of) {

    /** The rank of a row that does not count. */
    public static final int NONE = -1;

    /**
     * The ranks of these values. Cost: n log n.
     *
     * @param column no value missing in a row that counts
     * @param counts whether a row does
     */
    public static DenseRanks of(double[] column, IntPredicate counts) {
        double[] sorted = new double[column.length];
        int count = 0;
        for (int i = 0; i < column.length; i++) {
            if (counts.test(i)) {
                sorted[count++] = unsigned(column[i]);
            }
        }
        Arrays.sort(sorted, 0, count);
        int distinct = 0;
        for (int s = 0; s < count; s++) {
            if (s == 0 || sorted[s] != sorted[s - 1]) {
                sorted[distinct++] = sorted[s];
            }
        }
        double[] values = Arrays.copyOf(sorted, distinct);
        int[] of = new int[column.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = counts.test(i) ? Arrays.binarySearch(values, unsigned(column[i])) : NONE;
        }
        return new DenseRanks(values, of);
    }

    /** The same number with -0.0 as 0.0, which sorting and searching would tell apart. */
    private static double unsigned(double value) {
        return value + 0.0;
    }

    /** Of each value the sum over its rows, added in row order. */
    public double[] sums(IntToDoubleFunction ofRow) {
        double[] sums = new double[values.length];
        for (int i = 0; i < of.length; i++) {
            if (of[i] != NONE) {
                sums[of[i]] += ofRow.applyAsDouble(i);
            }
        }
        return sums;
    }
}
