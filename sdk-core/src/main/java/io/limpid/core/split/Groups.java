package io.limpid.core.split;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.DenseRanks;
import io.limpid.core.kernel.Shuffle;
import io.limpid.core.text.Quoted;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows by the value of a column, the values numbered in ascending order: so neither the order of the rows nor a level
 * without rows changes a number.
 *
 * @param column the column's field
 * @param values the distinct values, ascending
 * @param of the number of each row's value
 */
record Groups(Field column, double[] values, int[] of) {

    /** The groups by a key or feature; a row without a value is refused. */
    static Groups of(Dataset data, String name) {
        Column column = data.key(name);
        double[] keys = column.values();
        for (int i = 0; i < keys.length; i++) {
            if (Double.isNaN(keys[i])) {
                throw RowException.of(name, i, "expected a value to split by in every row, got a missing one");
            }
        }
        DenseRanks ranks = DenseRanks.of(keys, i -> true);
        return new Groups(column.field(), ranks.values(), ranks.of());
    }

    int count() {
        return values.length;
    }

    /** The number of rows of each group. */
    int[] sizes() {
        int[] sizes = new int[count()];
        for (int group : of) {
            sizes[group]++;
        }
        return sizes;
    }

    /** The groups in random order. */
    int[] shuffled(SplittableRandom random) {
        int[] groups = IntStream.range(0, count()).toArray();
        Shuffle.inPlace(groups, random);
        return groups;
    }

    /** Each group's value as text, numbers as in a file. */
    String[] texts() {
        Table table = Table.of(Schema.of(column), values);
        return IntStream.range(0, count()).mapToObj(g -> table.text(g, 0)).toArray(String[]::new);
    }

    /** Refuses fewer groups than there are parts to put one in each. */
    void require(int parts, String part) {
        if (!(count() >= parts)) {
            throw new IllegalArgumentException("column " + Quoted.of(column.name()) + ": expected at least " + parts
                    + " groups, one for each " + part + ", got " + count());
        }
    }
}
