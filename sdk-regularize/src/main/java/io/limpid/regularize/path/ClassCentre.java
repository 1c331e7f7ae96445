package io.limpid.regularize.path;

import java.util.Arrays;

/**
 * Where to put the zero of a column's coefficients of several classes: the same amount taken from all of them changes no
 * probability, so that only the penalty and the limits decide.
 */
final class ClassCentre {

    private ClassCentre() {}

    /**
     * The {@code t} at which {@code sum_k (a |b_k - t| + c / 2 (b_k - t)^2)} is least and all {@code b_k - t} are within
     * the limits. Without a squared part that is the median, the middle of the two of an even number; without an absolute
     * one the mean.
     *
     * @param b sorted by this
     */
    static double of(double[] b, double a, double c, double lower, double upper) {
        Arrays.sort(b);
        double t = a == 0 ? mean(b) : c == 0 ? median(b) : between(b, a, c);
        return Math.min(Math.max(t, b[b.length - 1] - upper), b[0] - lower);
    }

    private static double mean(double[] b) {
        double sum = 0;
        for (double v : b) {
            sum += v;
        }
        return sum / b.length;
    }

    private static double median(double[] b) {
        int half = b.length / 2;
        return b.length % 2 == 1 ? b[half] : 0.5 * (b[half - 1] + b[half]);
    }

    /** The derivative {@code a (2 m - K) + c sum_k (t - b_k)}, {@code m} of the {@code K} below t, has one zero. */
    private static double between(double[] b, double a, double c) {
        int count = b.length;
        double mean = mean(b);
        for (int m = 1; m < count; m++) {
            double t = mean + a * (count - 2 * m) / (c * count);
            if (t <= b[m - 1]) {
                return b[m - 1];
            }
            if (t < b[m]) {
                return t;
            }
        }
        return b[count - 1];
    }
}
