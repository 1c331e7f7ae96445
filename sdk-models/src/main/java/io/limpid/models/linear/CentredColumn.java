package io.limpid.models.linear;

import io.limpid.core.kernel.Moments;
import io.limpid.core.numeric.ColumnMoments;

/**
 * A column's weighted mean, kept in two parts, and its deviation. The mean of numbers around 1e9 as a double is off by
 * up to 1e-7; what that leaves of the column's sum is added up anew, so that the centred column sums to zero to the
 * rounding of its own size.
 *
 * @param mean the mean to double precision
 * @param rest what is missing to it
 * @param deviation the root of the weighted mean square from the mean; 0 for a constant column
 * @param largest the largest absolute value
 */
record CentredColumn(double mean, double rest, double deviation, double largest) {

    /**
     * The moments of these values; {@code shares} are the weights over their sum.
     *
     * @throws IllegalArgumentException when they cannot be divided by their deviation in double precision; names the
     *     column, or the weights when these are what keeps them from it
     */
    static CentredColumn of(String name, double[] values, double[] weights, double[] shares) {
        Moments moments = ColumnMoments.of(name, values, weights);
        double mean = moments.mean();
        double deviation = moments.deviation();
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            sum += shares[i] * (values[i] - mean);
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return new CentredColumn(mean, deviation == 0 ? 0 : sum, deviation, largest);
    }

    /** {@code root[i] (values[i] - mean) / deviation}: of norm one where the squares of the roots sum to one. */
    double[] standardised(double[] values, double[] root) {
        double[] standardised = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            standardised[i] = root[i] * (((values[i] - mean) - rest) / deviation);
        }
        return standardised;
    }

    /** The same of {@code rows} rows from {@code first} on, into place {@code j} of each row of the tile. */
    void standardise(double[] values, double[] root, int first, int rows, double[][] tile, int j) {
        for (int i = 0; i < rows; i++) {
            tile[i][j] = root[first + i] * (((values[first + i] - mean) - rest) / deviation);
        }
    }

    /** How far rounding alone moves a value, in deviations. */
    double rounding() {
        return 0x1p-53 * (largest / deviation);
    }
}
