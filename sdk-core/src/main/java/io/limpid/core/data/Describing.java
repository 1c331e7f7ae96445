package io.limpid.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Works out what a column holds. */
final class Describing {

    private Describing() {}

    static ColumnDescription of(Field field, double[] values) {
        return field instanceof Field.Categorical categorical
                ? categories(categorical, values)
                : numbers((Field.Numeric) field, values);
    }

    private static ColumnDescription.Numbers numbers(Field.Numeric field, double[] values) {
        double[] sorted = present(values);
        int n = sorted.length;
        int missing = values.length - n;
        if (n == 0) {
            double none = Double.NaN;
            return new ColumnDescription.Numbers(field, 0, missing, none, none, none, none, none, none, none);
        }
        // Sorted first, so that the sums do not depend on the order of the rows.
        Arrays.sort(sorted);
        double[] moments = moments(sorted);
        return new ColumnDescription.Numbers(
                field,
                n,
                missing,
                moments[0],
                moments[1],
                sorted[0],
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                sorted[n - 1]);
    }

    private static double[] present(double[] values) {
        double[] present = new double[values.length];
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                present[n++] = value;
            }
        }
        return Arrays.copyOf(present, n);
    }

    /**
     * Mean and standard deviation of sorted values: scaled by a power of two, which is exact, so that no sum overflows
     * and no square vanishes; the mean in two passes, so that what the first one rounds away is added in the second.
     */
    private static double[] moments(double[] sorted) {
        int n = sorted.length;
        double least = sorted[0];
        double most = sorted[n - 1];
        if (least == most) {
            return new double[] {least, 0};
        }
        int exponent = Math.getExponent(Math.max(Math.abs(least), Math.abs(most)));
        // Two factors, of which neither overflows nor is subnormal.
        double half = Math.scalb(1.0, -exponent / 2);
        double rest = Math.scalb(1.0, -exponent - -exponent / 2);
        double[] x = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            x[i] = sorted[i] * half * rest;
            sum += x[i];
        }
        double first = sum / n;
        double correction = 0;
        for (double value : x) {
            correction += value - first;
        }
        double mean = first + correction / n;
        double squares = 0;
        for (double value : x) {
            squares += (value - mean) * (value - mean);
        }
        double within = Math.max(least, Math.min(most, Math.scalb(mean, exponent)));
        return new double[] {within, Math.scalb(Math.sqrt(squares / n), exponent)};
    }

    private static double quantile(double[] sorted, double q) {
        double position = (sorted.length - 1) * q;
        int below = (int) position;
        double share = position - below;
        if (share == 0) {
            return sorted[below];
        }
        double low = sorted[below];
        double high = sorted[below + 1];
        double gap = high - low;
        // Two values of opposite sign may lie further apart than the largest double.
        return Double.isInfinite(gap) ? (1 - share) * low + share * high : low + share * gap;
    }

    private static ColumnDescription.Categories categories(Field.Categorical field, double[] codes) {
        int[] counts = new int[field.levels().size()];
        int count = 0;
        for (double code : codes) {
            if (!Double.isNaN(code)) {
                counts[(int) code]++;
                count++;
            }
        }
        List<ColumnDescription.Level> levels = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            levels.add(new ColumnDescription.Level(field.levels().get(k), counts[k]));
        }
        levels.sort(Comparator.comparingInt(ColumnDescription.Level::count).reversed());
        return new ColumnDescription.Categories(field, count, codes.length - count, levels);
    }
}
