package io.limpid.core.metric;

/**
 * A number of at least 0 as {@code value * 2^exponent}, so that squares and sums stay within double precision where the
 * number asked for in the end does.
 */
record Scaled(double value, int exponent) {

    static final String BEYOND = "the result is beyond the range of double precision";

    /** The weighted mean of losses of at least 0, the weights as in {@link WeighedRows}. */
    static Scaled mean(double[] losses, double[] weights) {
        int exponent = exponent(losses);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < losses.length; i++) {
            sum += weights[i] * Math.scalb(losses[i], -exponent);
            total += weights[i];
        }
        return new Scaled(sum / total, exponent);
    }

    /** The weighted mean of the squares. */
    static Scaled meanSquare(double[] values, double[] weights) {
        int exponent = exponent(values);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            double z = Math.scalb(values[i], -exponent);
            sum += weights[i] * (z * z);
            total += weights[i];
        }
        return new Scaled(sum / total, 2 * exponent);
    }

    /** The weighted variance, {@code sum w (v - mean)^2 / sum w}. */
    static Scaled variance(double[] values, double[] weights) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
            total += weights[i];
        }
        // From the middle of the range, so that a large common offset costs no digits.
        double middle = 0.5 * least + 0.5 * most;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] / total * (values[i] - middle);
        }
        double mean = middle + sum;
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
        }
        int exponent = exponent(centred);
        double squares = 0;
        double rest = 0; // What rounding of the mean has left to centre.
        for (int i = 0; i < values.length; i++) {
            double z = Math.scalb(centred[i], -exponent);
            squares += weights[i] / total * (z * z);
            rest += weights[i] / total * z;
        }
        return new Scaled(Math.max(0, squares - rest * rest), 2 * exponent);
    }

    /** The exponent of the largest magnitude; 0 when there is none but zero. */
    private static int exponent(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest > 0 ? Math.getExponent(largest) : 0;
    }

    /** The same times a power of two. */
    Scaled shifted(int power) {
        return new Scaled(value, exponent + power);
    }

    Scaled root() {
        int odd = exponent & 1;
        return new Scaled(Math.sqrt(Math.scalb(value, odd)), (exponent - odd) / 2);
    }

    Scaled times(Scaled other) {
        return new Scaled(value * other.value, exponent + other.exponent);
    }

    Scaled over(Scaled other) {
        return new Scaled(value / other.value, exponent - other.exponent);
    }

    /** The number itself, maybe infinite. */
    double number() {
        return Math.scalb(value, exponent);
    }

    /** The number as a score, undefined when it is beyond double precision. */
    Score score() {
        return score(number());
    }

    static Score score(double number) {
        return Math.abs(number) < Double.POSITIVE_INFINITY ? Score.of(number) : Score.undefined(BEYOND);
    }
}
