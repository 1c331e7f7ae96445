package io.limpid.regularize.diagnosis;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.DenseRanks;
import java.util.Arrays;

/**
 * A column's rows from the smallest value to the largest, equal values together and in row order. Rows of weight zero
 * are left out.
 *
 * @param field the column's name and type
 * @param values of all rows, as in the data
 * @param distinct the distinct values, ascending
 * @param order the rows that have a value
 * @param starts of each distinct value where its rows start in {@code order}, and the end of all
 * @param missing the rows that have none, ascending
 */
record SortedColumn(Field field, double[] values, double[] distinct, int[] order, int[] starts, int[] missing) {

    /** Cost: n log n. */
    static SortedColumn of(Column column, double[] weights) {
        double[] values = column.values();
        DenseRanks ranks = DenseRanks.of(values, i -> weights[i] > 0 && !Double.isNaN(values[i]));
        int distinct = ranks.values().length;
        int[] starts = new int[distinct + 1];
        int[] missing = new int[values.length];
        int gaps = 0;
        for (int i = 0; i < values.length; i++) {
            if (ranks.of()[i] != DenseRanks.NONE) {
                starts[ranks.of()[i] + 1]++;
            } else if (weights[i] > 0) {
                missing[gaps++] = i;
            }
        }
        for (int g = 0; g < distinct; g++) {
            starts[g + 1] += starts[g];
        }
        int[] next = Arrays.copyOf(starts, distinct);
        int[] order = new int[starts[distinct]];
        for (int i = 0; i < values.length; i++) {
            if (ranks.of()[i] != DenseRanks.NONE) {
                order[next[ranks.of()[i]]++] = i;
            }
        }
        return new SortedColumn(column.field(), values, ranks.values(), order, starts, Arrays.copyOf(missing, gaps));
    }

    /** How many rows have a value. */
    int rows() {
        return order.length;
    }

    /** How many distinct values there are. */
    int groups() {
        return distinct.length;
    }

    /** How many rows have the distinct value at this index. */
    int size(int group) {
        return starts[group + 1] - starts[group];
    }

    boolean isNumeric() {
        return field instanceof Field.Numeric;
    }

    /** The sizes of all groups. */
    int[] sizes() {
        int[] sizes = new int[groups()];
        Arrays.setAll(sizes, this::size);
        return sizes;
    }

    /** The midranks of the rows in order, from 1: tied values share the mean of their places. */
    double[] ranks() {
        double[] ranks = new double[order.length];
        for (int g = 0; g < groups(); g++) {
            Arrays.fill(ranks, starts[g], starts[g + 1], 0.5 * (starts[g] + starts[g + 1] + 1));
        }
        return ranks;
    }
}
