package io.limpid.core.split;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows from the earliest to the latest; of equal times the first row first.
 *
 * @param rows the rows in that order
 * @param times the time of each of {@code rows}, ascending
 */
record TimeOrder(int[] rows, double[] times) {

    /**
     * By a key or feature: a number, or a category's text in code-point order. The place among the levels would do for
     * levels that were read from a file; those of a schema made by hand may stand in any order. A row without is
     * refused.
     */
    static TimeOrder byColumn(Dataset data, String name) {
        Column column = data.key(name);
        double[] times = new double[column.size()];
        int[] places = column.field() instanceof Field.Categorical c ? places(c.levels()) : new int[0];
        for (int i = 0; i < times.length; i++) {
            if (Double.isNaN(column.values()[i])) {
                throw RowException.of(name, i, "expected a time in every row, got a missing value");
            }
            double value = column.values()[i];
            times[i] = places.length > 0 ? places[(int) value] : value + 0.0; // -0.0 is not before 0.0.
        }
        int[] rows = ascending(times);
        return new TimeOrder(
                rows, Arrays.stream(rows).mapToDouble(i -> times[i]).toArray());
    }

    /** Of each level its place among all in code-point order. */
    private static int[] places(List<String> levels) {
        Comparator<Integer> byText =
                Comparator.comparing(k -> levels.get(k).codePoints().toArray(), Arrays::compare);
        int[] sorted = IntStream.range(0, levels.size())
                .boxed()
                .sorted(byText)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = new int[sorted.length];
        for (int place = 0; place < sorted.length; place++) {
            places[sorted[place]] = place;
        }
        return places;
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
