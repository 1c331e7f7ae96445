package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.Quantiles;
import java.util.Arrays;

/**
 * Moves extreme values of each numeric column to a limit learned from the training rows: {@code min(max(x, lower),
 * upper)}, with two quantiles for limits, or fences {@code q(1/4) - f d} and {@code q(3/4) + f d} at a factor times the
 * interquartile range {@code d = q(3/4) - q(1/4)} (Tukey).
 *
 * <p>Quantiles interpolate linearly between the sorted values, {@code q(p)} at place {@code p (N - 1)} counted from 0;
 * weights that are whole numbers count as repeated rows, others are first scaled to 1 on average. Missing values and
 * rows of weight zero are left out, and missing stays missing. A column without values, and categorical ones, pass
 * unchanged; a fence beyond the largest double limits nothing. No row is dropped. Cost: selection in a copy of each
 * column, a sort when weights differ.
 *
 * <pre>{@code
 * Dataset tamed = Winsorizer.quantiles(0.01, 0.99).fit(train).training();
 * Dataset fenced = Winsorizer.fences(1.5).fit(train).training();
 * }</pre>
 */
public final class Winsorizer implements Transformer {

    private final double lower;
    private final double upper;
    private final double factor;

    private Winsorizer(double lower, double upper, double factor) {
        this.lower = lower;
        this.upper = upper;
        this.factor = factor;
    }

    /** Limits at the quantiles 0.01 and 0.99. */
    public static Winsorizer withDefaults() {
        return quantiles(0.01, 0.99);
    }

    /**
     * Limits at these quantiles.
     *
     * @throws IllegalArgumentException unless {@code 0 <= from < to <= 1}
     */
    public static Winsorizer quantiles(double from, double to) {
        if (!(from >= 0 && from < to && to <= 1)) {
            throw new IllegalArgumentException(
                    "quantiles: expected 0 <= lower < upper <= 1, got " + from + " and " + to);
        }
        return new Winsorizer(from, to, 0);
    }

    /**
     * Limits this many interquartile ranges beyond the quartiles; 1.5 is usual.
     *
     * @throws IllegalArgumentException unless the factor is finite and not negative
     */
    public static Winsorizer fences(double factor) {
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("factor: expected a finite number of at least 0, got " + factor);
        }
        return new Winsorizer(0.25, 0.75, factor);
    }

    /** Learns the limits of every numeric column. */
    @Override
    public Fitting fit(Dataset train) {
        int columns = train.features().schema().size();
        double[] lowers = new double[columns];
        double[] uppers = new double[columns];
        Arrays.fill(lowers, -Double.MAX_VALUE);
        Arrays.fill(uppers, Double.MAX_VALUE);
        for (int j = 0; j < columns; j++) {
            if (train.features().schema().field(j) instanceof Field.Numeric) {
                Quantiles quantiles = Quantiles.of(train.features().column(j), train.weights());
                if (!quantiles.isEmpty()) {
                    double low = quantiles.at(lower);
                    double high = quantiles.at(upper);
                    double beyond = factor == 0 ? 0 : factor * (high - low);
                    lowers[j] = Math.max(low - beyond, -Double.MAX_VALUE);
                    uppers[j] = Math.min(high + beyond, Double.MAX_VALUE);
                }
            }
        }
        return Fitting.of(new FittedWinsorizer(train.features().schema(), lowers, uppers), train);
    }
}
