package io.limpid.core.resample;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;

/** Every row followed by so many copies of all rows: the shape of an augmentation that changes features only. */
final class Copies {

    private Copies() {}

    static int requireCount(int copies) {
        if (copies < 1) {
            throw new IllegalArgumentException("copies: expected at least 1, got " + copies);
        }
        return copies;
    }

    /** The number of rows, when an array can hold as many. */
    static int requireRows(long rows) {
        if (rows > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "resampled rows: expected at most " + (Integer.MAX_VALUE - 8) + ", got " + rows);
        }
        return (int) rows;
    }

    /** The values, then all of them again {@code copies} times. */
    static double[] repeated(double[] values, int copies) {
        int n = values.length;
        double[] all = new double[requireRows((copies + 1L) * n)];
        for (int from = 0; from < all.length; from += n) {
            System.arraycopy(values, 0, all, from, n);
        }
        return all;
    }

    /** A data set of these feature columns, with targets and weights repeated and without keys, for training only. */
    static Dataset of(Dataset train, double[][] columns, int copies) {
        Column target =
                new Column(train.target().field(), repeated(train.target().values(), copies));
        return Dataset.of(table(train.features(), columns, target.size()), target, repeated(train.weights(), copies))
                .forTrainingOnly();
    }

    /** A table of these columns under the schema of {@code x}, and of so many rows even when there is no column. */
    static Table table(Table x, double[][] columns, int rows) {
        return columns.length == 0 && x.rows() > 0 ? x.select(new int[rows]) : Table.of(x.schema(), columns);
    }
}
