package io.limpid.core.calibrate;

import io.limpid.core.kernel.Elementary;

/**
 * Logistic regression of fractions on one number, by Newton's method with a line search (Lin, Lin and Weng 2007). The
 * scores are first mapped to [-1, 1] and the weights to a sum of one, so that one tolerance suits all.
 */
final class LogisticLine {

    /** Of the gradient's larger component: far below what changes a probability, above what sums of rows round off. */
    private static final double TOLERANCE = 1e-13;

    private static final int MAX_STEPS = 200;

    /** Added to the Hessian's diagonal, as in the paper: scores of nearly no spread stay solvable. */
    private static final double RIDGE = 1e-12;

    /** Below it two values of the objective, a mean of numbers about one, cannot be told apart. */
    private static final double ROUNDING = 1e-15;

    private final double[] u;
    private final double[] targets;
    private final double[] weights;

    private LogisticLine(double[] u, double[] targets, double[] weights) {
        this.u = u;
        this.targets = targets;
        this.weights = weights;
    }

    /**
     * Slope and offset that minimise {@code sum_i w_i (log(1 + exp(f_i)) - t_i f_i)}, {@code f_i = slope * s_i +
     * offset}. Equal scores have slope 0. Fractions must be above 0 and below 1, weights at least 0 and one of them
     * above.
     */
    static double[] fit(double[] scores, double[] targets, double[] weights) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double total = 0;
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            if (weights[i] > 0) {
                least = Math.min(least, scores[i]);
                most = Math.max(most, scores[i]);
                total += weights[i];
                sum += weights[i] * targets[i];
            }
        }
        double mean = sum / total;
        double start = Elementary.log(mean) - Elementary.log(1 - mean);
        double middle = 0.5 * (least + most);
        double half = 0.5 * (most - least);
        if (!(half > 0)) {
            return new double[] {0, start};
        }
        double[] u = new double[scores.length];
        double[] shares = new double[scores.length];
        for (int i = 0; i < u.length; i++) {
            u[i] = weights[i] > 0 ? (scores[i] - middle) / half : 0;
            shares[i] = weights[i] / total;
        }
        double[] line = new LogisticLine(u, targets, shares).minimum(start);
        return new double[] {line[0] / half, line[1] - line[0] / half * middle};
    }

    private double[] minimum(double start) {
        double a = 0;
        double b = start;
        double value = objective(a, b);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] d = derivatives(a, b);
            if (Math.max(Math.abs(d[0]), Math.abs(d[1])) <= TOLERANCE) {
                break;
            }
            double haa = d[2] + RIDGE;
            double hbb = d[4] + RIDGE;
            double determinant = haa * hbb - d[3] * d[3];
            double da = -(hbb * d[0] - d[3] * d[1]) / determinant;
            double db = -(haa * d[1] - d[3] * d[0]) / determinant;
            double descent = d[0] * da + d[1] * db;
            double length = 1;
            double next = objective(a + da, b + db);
            while (!(next <= value + 1e-4 * length * descent + ROUNDING) && length > ROUNDING) {
                length /= 2;
                next = objective(a + length * da, b + length * db);
            }
            a += length * da;
            b += length * db;
            value = next;
        }
        return new double[] {a, b};
    }

    private double objective(double a, double b) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            double f = a * u[i] + b;
            sum += weights[i] * (Elementary.softplus(f) - targets[i] * f);
        }
        return sum;
    }

    /** The gradient, by slope and offset, and the Hessian: slope twice, both, offset twice. */
    private double[] derivatives(double a, double b) {
        double ga = 0;
        double gb = 0;
        double haa = 0;
        double hab = 0;
        double hbb = 0;
        for (int i = 0; i < u.length; i++) {
            double p = Elementary.sigmoid(a * u[i] + b);
            double g = weights[i] * (p - targets[i]);
            double h = weights[i] * p * (1 - p);
            ga += g * u[i];
            gb += g;
            haa += h * u[i] * u[i];
            hab += h * u[i];
            hbb += h;
        }
        return new double[] {ga, gb, haa, hab, hbb};
    }
}
