package io.limpid.core.kernel;

import io.limpid.core.text.Quoted;

/**
 * Weighted mean and standard deviation of a column, {@code sum w x / sum w} and the root of {@code sum w (x - mean)^2 /
 * sum w}. Missing values, and whatever stands in rows of weight zero, are left out. Only the ratios of the weights
 * count, however large they are. Deviations are scaled by the largest, so that no square overflows or vanishes. A
 * constant column has exactly its value for mean and 0 for deviation; one without values 0 and 0.
 *
 * @param mean the weighted mean
 * @param deviation the weighted standard deviation; positive and finite unless the column is constant
 */
public record Moments(double mean, double deviation) {

    /**
     * The moments of these values; three passes, and no array is made unless the sum of the weights overflows.
     *
     * @param column the column's name, for the message
     * @throws IllegalArgumentException when the values lie so far apart, or their weights, that the deviation is
     *     beyond double precision
     */
    public static Moments of(String column, double[] values, double[] weights) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (DistinctValues.counts(values[i], weights[i])) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
                total += weights[i];
            }
        }
        if (!(least < most)) {
            return new Moments(least == most ? least : 0, 0);
        }
        if (total < Double.POSITIVE_INFINITY) {
            return of(column, values, weights, total, least, most);
        }
        double[] less = Weights.withFiniteSum(weights);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += DistinctValues.counts(values[i], less[i]) ? less[i] : 0;
        }
        return of(column, values, less, sum, least, most);
    }

    private static Moments of(
            String column, double[] values, double[] weights, double total, double least, double most) {
        // Summed from the middle of the range, so that a large common offset costs no digits.
        double middle = 0.5 * least + 0.5 * most;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += DistinctValues.counts(values[i], weights[i]) ? weights[i] / total * (values[i] - middle) : 0;
        }
        double about = middle + sum;
        double scale = Math.max(most - about, about - least);
        double squares = 0;
        double residual = 0;
        for (int i = 0; i < values.length; i++) {
            double z = DistinctValues.counts(values[i], weights[i]) ? (values[i] - about) / scale : 0;
            double share = weights[i] / total;
            residual += share * z;
            squares += share * (z * z);
        }
        // Where the mean is far from the middle, its sum passed through large numbers and lost digits: these are they.
        double mean = Math.max(least, Math.min(most, about + scale * residual));
        double moved = (mean - about) / scale;
        // sum w (z - moved)^2, of sum w z and sum w z^2.
        double variance = squares - moved * (2 * residual - moved);
        double deviation = scale * Math.sqrt(variance > 0 ? variance : squares);
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column " + Quoted.of(column)
                    + ": expected values with a finite standard deviation, got " + least + " to " + most);
        }
        return new Moments(mean, deviation);
    }
}
