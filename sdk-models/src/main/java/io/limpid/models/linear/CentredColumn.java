package io.limpid.models.linear;

import io.limpid.core.kernel.Moments;
import io.limpid.core.numeric.ColumnMoments;
import io.limpid.core.text.Quoted;
import java.util.Arrays;

/**
 * A column's weighted mean, kept in two parts, and its deviation. The mean of numbers around 1e9 as a double is off by
 * up to 1e-7; what that leaves of the column's sum is added up anew, so that the centred column sums to zero to the
 * rounding of its own size.
 *
 * @param mean the mean to double precision
 * @param rest what is missing to it
 * @param deviation the root of the weighted mean square from the mean; 0 for a constant column
 * @param roundedSize how large a number's rounding is that of the column, in whose units it is: of even weights the
 *     largest absolute value; of uneven ones the root mean square that rounding of the values can have beside any
 *     constant. Nothing reads it where uneven weights meet a constant column, and it is 0
 */
record CentredColumn(double mean, double rest, double deviation, double roundedSize) {

    /** Shares of the weight below normal doubles have lost their digits, and must not be all that a deviation has. */
    private static final double LEAST_VARIANCE = 0x1p-970;

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

    /**
     * The same of {@linkplain UnevenRows uneven} weights. Where one row has almost all of them, the mean is its value
     * but for the least bit, and the deviation what the others make of less than that: so all is taken from its value.
     */
    static CentredColumn uneven(String name, double[] values, double[] weights, double[] shares) {
        int heaviest = UnevenRows.heaviest(weights);
        double about = values[heaviest];
        double sum = 0;
        double largest = 0;
        boolean constant = true;
        for (int i = 0; i < values.length; i++) {
            sum += shares[i] * (values[i] - about);
            largest = Math.max(largest, Math.abs(values[i]));
            constant &= values[i] == about;
        }
        if (constant) {
            return new CentredColumn(about, 0, 0, 0);
        }
        double mean = about + sum;
        double moved = mean - about;
        double rest = (about - (mean - moved)) + (sum - moved);
        double unit = 0;
        for (double value : values) {
            unit = Math.max(unit, Math.abs((value - mean) - rest));
        }
        requireDifferences(name, values, unit);
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            double z = ((values[i] - mean) - rest) / unit;
            variance += shares[i] * (z * z);
        }
        double deviation = unit * Math.sqrt(variance);
        if (!(variance > LEAST_VARIANCE && 1 / deviation > 0 && 1 / deviation < Double.POSITIVE_INFINITY)) {
            double[] ones = new double[weights.length];
            Arrays.fill(ones, 1);
            ColumnMoments.of(name, values, ones); // Fails with the column's own message when that is what is wrong.
            throw UnevenRows.tooUneven("column " + Quoted.of(name) + " to have a standard deviation", weights);
        }
        return new CentredColumn(mean, rest, deviation, largest * relativeRounding(values, shares, heaviest, largest));
    }

    private static void requireDifferences(String name, double[] values, double most) {
        if (!(most < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column " + Quoted.of(name)
                    + ": expected values whose differences double precision can hold, got "
                    + Arrays.stream(values).min().orElse(0) + " to "
                    + Arrays.stream(values).max().orElse(0));
        }
    }

    /**
     * The root of {@code sum_i s_i (1 - s_i) (x_i / largest)^2}: what rounding one value moves all columns beside the
     * intercept by, which follows a row that has all the weight.
     */
    private static double relativeRounding(double[] values, double[] shares, int heaviest, double largest) {
        double others = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            if (i != heaviest) {
                double x = values[i] / largest;
                others += shares[i];
                squares += shares[i] * (1 - shares[i]) * (x * x);
            }
        }
        double x = values[heaviest] / largest;
        return Math.sqrt(squares + shares[heaviest] * others * (x * x));
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
        return 0x1p-53 * (roundedSize / deviation);
    }
}
