package io.limpid.core.split;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows from the earliest to the latest; of equal times the first row first.
 *
 * @param rows the rows in that order
 * @param times the time of each of {@code rows}, ascending
 */
record TimeOrder(int[] rows, double[] times) {

    /** By a key or feature: a number, or the place of a category among its levels. A row without one is refused. */
    static TimeOrder byColumn(Dataset data, String name) {
        Column column = data.key(name);
        double[] times = new double[column.size()];
        for (int i = 0; i < times.length; i++) {
            if (Double.isNaN(column.values()[i])) {
                throw RowException.of(name, i, "expected a time in every row, got a missing value");
            }
            times[i] = column.values()[i] + 0.0; // -0.0 is not before 0.0.
        }
        int[] rows = ascending(times);
        return new TimeOrder(
                rows, Arrays.stream(rows).mapToDouble(i -> times[i]).toArray());
    }

    /** As the rows stand. */
    static TimeOrder byRow(int n) {
        return new TimeOrder(
                IntStream.range(0, n).toArray(),
                IntStream.range(0, n).asDoubleStream().toArray());
    }

    /** The places of the values from the smallest to the largest; of equal ones the first first. */
    static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether a cut before this position has different times on its sides. */
    boolean isBoundary(int position) {
        return position == 0 || position == times.length || times[position - 1] != times[position];
    }

    /** The boundary nearest to a position, the earlier of two. */
    int nearestBoundary(int position) {
        for (int away = 0; ; away++) {
            if (position - away >= 0 && isBoundary(position - away)) {
                return position - away;
            }
            if (position + away <= times.length && isBoundary(position + away)) {
                return position + away;
            }
        }
    }

    /** The rows from one position to before another, ascending. */
    int[] rows(int from, int to) {
        int[] some = Arrays.copyOfRange(rows, from, to);
        Arrays.sort(some);
        return some;
    }
}
