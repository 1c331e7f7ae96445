package io.limpid.core.transform;

/**
 * Weighted mean and standard deviation of a column, missing values and rows of weight zero left out: {@code sum w x /
 * sum w} and the root of {@code sum w (x - mean)^2 / sum w}. Deviations are scaled by the largest, so that no square
 * overflows or vanishes. A constant column has exactly its value for mean and 0 for deviation; one without values 0
 * and 0.
 */
record Moments(double mean, double deviation) {

    static Moments of(String column, double[] values, double[] weights) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && weights[i] > 0) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
                total += weights[i];
            }
        }
        if (!(least < most)) {
            return new Moments(least == most ? least : 0, 0);
        }
        // Summed from the middle of the range, so that a large common offset costs no digits.
        double middle = 0.5 * least + 0.5 * most;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Double.isNaN(values[i]) ? 0 : weights[i] / total * (values[i] - middle);
        }
        double mean = middle + sum;
        double scale = Math.max(most - mean, mean - least);
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double z = Double.isNaN(values[i]) ? 0 : (values[i] - mean) / scale;
            squares += weights[i] / total * (z * z);
        }
        double deviation = scale * Math.sqrt(squares);
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column \"" + column
                    + "\": expected values with a finite standard deviation, got " + least + " to " + most);
        }
        return new Moments(mean, deviation);
    }
}
