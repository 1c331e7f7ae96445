package io.limpid.core.data;

import java.util.List;
import java.util.Objects;

/** What one column of a table holds. */
public sealed interface ColumnDescription permits ColumnDescription.Numbers, ColumnDescription.Categories {

    /** The column's name, type and flags. */
    Field field();

    /** How many rows have a value. */
    int count();

    /** How many rows have none. */
    int missing();

    /** The column's name. */
    default String name() {
        return field().name();
    }

    /**
     * What a numeric column holds. Every statistic of a column without values is NaN, as what is missing is everywhere.
     *
     * <p>A quantile q of n values in ascending order lies at position {@code (n - 1) q}, counted from 0, and is
     * interpolated linearly between its neighbours: type 7 of Hyndman and Fan (1996), as in numpy, pandas and R. Mean
     * and deviation are summed in the order of the rows: in another order they may differ by that rounding; nothing
     * else does.
     *
     * @param field the column's name and flags
     * @param count how many rows have a value
     * @param missing how many rows have none
     * @param mean the arithmetic mean
     * @param deviation the standard deviation, {@code sqrt(sum (x - mean)^2 / n)}, as everywhere here; pandas divides
     *     by n - 1, so that its value is {@code sqrt(n / (n - 1))} times this one
     * @param least the smallest value
     * @param lowerQuartile the quantile 1/4
     * @param median the quantile 1/2
     * @param upperQuartile the quantile 3/4
     * @param most the largest value
     */
    record Numbers(
            Field.Numeric field,
            int count,
            int missing,
            double mean,
            double deviation,
            double least,
            double lowerQuartile,
            double median,
            double upperQuartile,
            double most)
            implements ColumnDescription {

        /** Checks that there is a field. */
        public Numbers {
            Objects.requireNonNull(field, "field");
        }
    }

    /**
     * What a categorical column holds.
     *
     * @param field the column's name, levels and flags
     * @param count how many rows have a value
     * @param missing how many rows have none
     * @param levels every level and its rows, the most frequent first, equally frequent ones in the field's order; a
     *     level that no row has is there with 0
     */
    record Categories(Field.Categorical field, int count, int missing, List<Level> levels)
            implements ColumnDescription {

        /** Copies the list. */
        public Categories {
            Objects.requireNonNull(field, "field");
            levels = List.copyOf(levels);
        }
    }

    /**
     * A level and its rows.
     *
     * @param name the level
     * @param count how many rows have it
     */
    record Level(String name, int count) {

        /** Checks that there is a name. */
        public Level {
            Objects.requireNonNull(name, "name");
        }
    }
}
