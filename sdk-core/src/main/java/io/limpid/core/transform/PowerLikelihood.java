package io.limpid.core.transform;

import io.limpid.core.kernel.DistinctValues;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.Moments;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The likelihood of a lambda for one column.
 *
 * <p>It works with {@code t = sign(x) log(1 + |x|)}. When all values are on one side of 0, with c the mean of |t|,
 * {@code var(y) = exp(2 l c) var(b(|t| - c, l))}, where l is lambda or 2 - lambda, and the factor cancels against the
 * other term of the likelihood. What is left, {@code -log sd(b(|t| - c, l))}, neither overflows nor loses the digits of
 * values that are far from 0 and close together, such as years.
 */
final class PowerLikelihood {

    /** Exponents stay below it, so that squares of exponentials stay finite. */
    private static final double LARGEST_EXPONENT = 300;

    /**
     * The exponent of the value that grows most from the center, when the transformation is standardised: later values
     * are finite, then, up to 20 times as far from the center as the farthest that was learned from.
     */
    private static final double LARGEST_GROWTH = 30;

    /** In lambda; the likelihood is flat to rounding within some 1e-8 of its maximum. */
    private static final double RELATIVE = 1e-9;

    private static final double ABSOLUTE = 1e-11;
    private static final int EVALUATIONS = 1_000;

    private final String column;
    private final double[] logs;
    private final double[] weights;
    private final double[] powers;
    private final double mean;

    /** The mean of the logarithms when all are on one side of 0, else 0. */
    private final double shift;

    private final double low;
    private final double high;

    private PowerLikelihood(
            String column, double[] logs, double[] weights, double mean, double shift, double low, double high) {
        this.column = column;
        this.logs = logs;
        this.weights = weights;
        this.powers = new double[logs.length];
        this.mean = mean;
        this.shift = shift;
        this.low = low;
        this.high = high;
    }

    /** The likelihood for these values; {@code scale} tells whether the plain transformation must stay finite too. */
    static PowerLikelihood of(String column, double[] values, double[] weights, PowerScale scale) {
        double[] logs = new double[values.length];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            boolean counts = DistinctValues.counts(values[i], weights[i]);
            double t = counts ? Elementary.log1p(Math.abs(values[i])) : Double.NaN;
            logs[i] = values[i] < 0 ? -t : t;
            least = counts ? Math.min(least, logs[i]) : least;
            most = counts ? Math.max(most, logs[i]) : most;
        }
        if (!hasBetween(logs, least, most)) {
            return new PowerLikelihood(column, logs, weights, 0, 0, 1, 1);
        }
        double mean = Moments.of(column, logs, weights).mean();
        boolean mixed = least < 0 && most > 0;
        double shift = mixed ? 0 : mean;
        double plain = LARGEST_EXPONENT / Math.max(Math.abs(least), Math.abs(most));
        double middle = least < 0 ? 2 : 0;
        double down = scale == PowerScale.PLAIN ? plain : LARGEST_GROWTH / (mean - least);
        double up = scale == PowerScale.PLAIN ? plain : LARGEST_GROWTH / (most - mean);
        // On both sides of 0 one bound for each; 1 is always possible.
        double low = mixed ? Math.min(1, 2 + LARGEST_EXPONENT / least) : middle - down;
        double high = mixed ? Math.max(1, LARGEST_EXPONENT / most) : middle + up;
        return new PowerLikelihood(column, logs, weights, mean, shift, low, high);
    }

    private static boolean hasBetween(double[] logs, double least, double most) {
        for (double t : logs) {
            if (t > least && t < most) {
                return true;
            }
        }
        return false;
    }

    double shift() {
        return shift;
    }

    /** The lambda of greatest likelihood; 1 when there is nothing to choose. */
    double best() {
        if (!(low < high)) {
            return low;
        }
        double middle = inside(1);
        double left = inside(middle - 1);
        double right = inside(middle + 1);
        for (double step = 2; right < high && at(right) > at(middle); step *= 2) {
            left = middle;
            middle = right;
            right = inside(right + step);
        }
        for (double step = 2; left > low && at(left) > at(middle); step *= 2) {
            right = middle;
            middle = left;
            left = inside(left - step);
        }
        return new BrentOptimizer(RELATIVE, ABSOLUTE)
                .optimize(
                        new MaxEval(EVALUATIONS),
                        GoalType.MAXIMIZE,
                        new SearchInterval(left, right, middle),
                        new UnivariateObjectiveFunction(this::at))
                .getPoint();
    }

    private double inside(double lambda) {
        return Math.min(Math.max(lambda, low), high);
    }

    /** The likelihood at a lambda, up to a constant. */
    double at(double lambda) {
        double c = Math.abs(shift);
        double mirrored = 2 - lambda;
        for (int i = 0; i < logs.length; i++) {
            double t = logs[i];
            // At 0 both sides meet, but moved by c they don't: it goes with the others.
            boolean below = t < 0 || t == 0 && shift < 0;
            powers[i] = below ? -YeoJohnson.power(-t - c, mirrored) : YeoJohnson.power(t - c, lambda);
        }
        double deviation = Moments.of(column, powers, weights).deviation();
        return (shift == 0 ? (lambda - 1) * mean : 0)
                - Elementary.log(deviation > 0 ? deviation : Double.POSITIVE_INFINITY);
    }
}
