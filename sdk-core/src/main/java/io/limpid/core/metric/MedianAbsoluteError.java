package io.limpid.core.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The weighted median of the errors' magnitudes, in units of the target.
 *
 * <p>With the magnitudes {@code |y_i - p_i|} in ascending order it is the first up to which the weights sum to more
 * than half of all; where some sum to exactly half (to within rounding, 2^-51 of all), the mean of that one and the
 * next. Of equal weights that is the usual median. scikit-learn defines it in the same way.
 *
 * <p>Undefined when no row has weight, and when the result is beyond double precision. Cost: {@code n log n}.
 *
 * <pre>{@code
 * Score score = new MedianAbsoluteError().score(numbers);
 * }</pre>
 */
public record MedianAbsoluteError() implements RegressionMetric {

    private static final double HALF_TO_WITHIN = 0x1p-51;

    @Override
    public String name() {
        return "median absolute error";
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
        return new Scaled(median(rows.absoluteErrors(), rows.weights()), rows.exponent()).score();
    }

    private static double median(double[] errors, double[] weights) {
        // Of equal errors the lighter first: the sums are then the same in any order of the rows.
        int[] order = IntStream.range(0, errors.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> errors[i]).thenComparingDouble(i -> weights[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] upTo = new double[order.length];
        double sum = 0;
        double lost = 0;
        for (int k = 0; k < order.length; k++) {
            double weight = weights[order[k]];
            double next = sum + weight;
            // What that addition has rounded away, exactly (Knuth's two-sum).
            double taken = next - sum;
            lost += (sum - (next - taken)) + (weight - taken);
            sum = next;
            upTo[k] = sum + lost;
        }
        double all = upTo[order.length - 1];
        int k = 0;
        while (2 * upTo[k] < all * (1 - HALF_TO_WITHIN)) {
            k++;
        }
        boolean half = k + 1 < order.length && 2 * upTo[k] <= all * (1 + HALF_TO_WITHIN);
        return half ? 0.5 * errors[order[k]] + 0.5 * errors[order[k + 1]] : errors[order[k]];
    }
}
