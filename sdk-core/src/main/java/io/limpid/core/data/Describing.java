package io.limpid.core.data;

import io.limpid.core.kernel.Quantiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Works out what a column holds. Cost: a few passes over each column and one copy of it; nothing is sorted. */
final class Describing {

    private Describing() {}

    static ColumnDescription of(Field field, double[] values) {
        return field instanceof Field.Categorical categorical
                ? categories(categorical, values)
                : numbers((Field.Numeric) field, values);
    }

    private static ColumnDescription.Numbers numbers(Field.Numeric field, double[] values) {
        int n = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                n++;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        int missing = values.length - n;
        if (n == 0) {
            double none = Double.NaN;
            return new ColumnDescription.Numbers(field, 0, missing, none, none, none, none, none, none, none);
        }
        Quantiles quantiles = Quantiles.of(values);
        // The median first: it leaves half of the values to each quartile's search.
        double median = quantiles.at(0.5);
        double[] moments = moments(values, n, least, most);
        return new ColumnDescription.Numbers(
                field, n, missing, moments[0], moments[1], least, quantiles.at(0.25), median, quantiles.at(0.75), most);
    }

    /**
     * Mean and standard deviation of the n values that are there, summed in the order of the rows: scaled by a power of
     * two, which is exact, so that no sum overflows and no square vanishes; the mean in two passes, so that what the
     * first one rounds away is added in the second.
     */
    private static double[] moments(double[] values, int n, double least, double most) {
        if (least == most) {
            return new double[] {least, 0};
        }
        int exponent = Math.getExponent(Math.max(Math.abs(least), Math.abs(most)));
        // Two factors, of which neither overflows nor is subnormal.
        double half = Math.scalb(1.0, -exponent / 2);
        double rest = Math.scalb(1.0, -exponent - -exponent / 2);
        double sum = 0;
        for (double value : values) {
            sum += Double.isNaN(value) ? 0 : value * half * rest;
        }
        double first = sum / n;
        double correction = 0;
        for (double value : values) {
            correction += Double.isNaN(value) ? 0 : value * half * rest - first;
        }
        double mean = first + correction / n;
        double squares = 0;
        for (double value : values) {
            double distance = Double.isNaN(value) ? 0 : value * half * rest - mean;
            squares += distance * distance;
        }
        double within = Math.max(least, Math.min(most, Math.scalb(mean, exponent)));
        return new double[] {within, Math.scalb(Math.sqrt(squares / n), exponent)};
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
