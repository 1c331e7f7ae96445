package io.limpid.core.numeric;

import io.limpid.core.kernel.Moments;
import io.limpid.core.text.Quoted;
import java.util.Arrays;

/** A column's {@link Moments} as a trainer asks for them, with errors that blame what is at fault. */
public final class ColumnMoments {

    private ColumnMoments() {}

    /**
     * The moments of a column that can be standardised.
     *
     * @throws IllegalArgumentException when it cannot in double precision; the message names the column, or the weights
     *     when with equal ones it could
     */
    public static Moments of(String name, double[] values, double[] weights) {
        Moments moments;
        try {
            moments = Moments.of(name, values, weights);
        } catch (IllegalArgumentException e) {
            double[] ones = new double[weights.length];
            Arrays.fill(ones, 1);
            Moments.of(name, values, ones); // Fails with the column's own message when that is what is wrong.
            throw new IllegalArgumentException(
                    "weights: expected ones close enough to each other for column " + Quoted.of(name)
                            + " to have a standard deviation, got "
                            + Arrays.stream(weights).min().orElse(0) + " to "
                            + Arrays.stream(weights).max().orElse(0),
                    e);
        }
        if (!(moments.deviation() == 0 || 1 / moments.deviation() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column " + Quoted.of(name)
                    + ": expected values that can be standardised in double precision, got mean " + moments.mean()
                    + " and standard deviation " + moments.deviation());
        }
        return moments;
    }
}
