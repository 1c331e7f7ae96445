package io.limpid.core.metric;

import io.limpid.core.kernel.Elementary;

/**
 * The weighted mean of the Poisson distribution's unit deviance, for counts and rates: {@code sum_i w_i 2 (y_i log(y_i
 * / p_i) - y_i + p_i) / sum_i w_i}, where {@code 0 log 0} is 0. The logarithm is the natural one.
 *
 * <p>Where prediction and target are nearly equal, {@code y log(y / p) - y + p} loses every digit, and scikit-learn's
 * result with it. Here it is {@code y (t - log(1 + t))} for {@code t = (p - y) / y}, by its series for small {@code t}:
 * right to about 1e-14 of itself. So scores of good predictions of large counts differ from scikit-learn's, which may
 * even be negative.
 *
 * <p>Undefined when a row of positive weight has a target below 0 or a prediction of 0 or less, for which scikit-learn
 * throws; when none has weight, and when the result is beyond double precision.
 *
 * <pre>{@code
 * Score score = new PoissonDeviance().score(numbers);
 * }</pre>
 */
public record PoissonDeviance() implements RegressionMetric {

    /** Logarithms of doubles and sums of them are well below 2^12. */
    private static final int SHIFT = 16;

    /** Below it the series to s^13 leaves less than 1e-16 of the sum; from it on a difference loses but a digit. */
    private static final double SMALL = 0.1;

    @Override
    public String name() {
        return "Poisson deviance";
    }

    @Override
    public Direction direction() {
        return Direction.LOWER_IS_BETTER;
    }

    @Override
    public Range range() {
        return Range.NOT_NEGATIVE;
    }

    @Override
    public Score score(NumericPredictions predictions) {
        WeighedRows rows = WeighedRows.of(predictions);
        if (rows.count() == 0) {
            return Score.undefined(WeighedRows.NONE);
        }
        int unfit = 0;
        double shrink = rows.exponent() > 0 ? Math.scalb(1.0, -SHIFT) : 1;
        double[] losses = new double[rows.count()];
        for (int i = 0; i < losses.length; i++) {
            double y = rows.target()[i];
            double p = rows.predicted()[i];
            unfit += y >= 0 && p > 0 ? 0 : 1;
            losses[i] = deviance(y, p, shrink);
        }
        if (unfit > 0) {
            return Score.undefined(
                    "Poisson deviance needs targets of at least 0 and predictions above 0: other rows: " + unfit);
        }
        return Scaled.mean(losses, rows.weights())
                .shifted(rows.exponent() > 0 ? SHIFT : 0)
                .score();
    }

    /** The unit deviance times {@code shrink}, without which the product with the logarithm could overflow. */
    private static double deviance(double y, double p, double shrink) {
        if (!(y > 0)) {
            return 2 * (p * shrink);
        }
        double t = (p - y) / y;
        if (t >= -0.5 && t <= 1) {
            return 2 * (y * shrink * lessLogarithm(t));
        }
        double ratio = y / p;
        boolean normal = ratio >= Double.MIN_NORMAL && ratio < Double.POSITIVE_INFINITY;
        double log = normal ? Elementary.log(ratio) : Elementary.log(y) - Elementary.log(p);
        return 2 * (y * shrink * log - y * shrink + p * shrink);
    }

    /**
     * {@code t - log(1 + t)}. With {@code s = t / (2 + t)} that is {@code t s - 2 s^3 (1 / 3 + s^2 / 5 + s^4 / 7 +
     * ...)}, whose second term is small beside the first.
     */
    private static double lessLogarithm(double t) {
        if (!(Math.abs(t) < SMALL)) {
            return t - Elementary.log1p(t);
        }
        double s = t / (2 + t);
        double z = s * s;
        double sum = 1.0 / 13;
        sum = sum * z + 1.0 / 11;
        sum = sum * z + 1.0 / 9;
        sum = sum * z + 1.0 / 7;
        sum = sum * z + 1.0 / 5;
        sum = sum * z + 1.0 / 3;
        return t * s - 2 * s * z * sum;
    }
}
