package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.Quantiles;
import io.limpid.core.text.Quoted;
import java.util.Arrays;

/**
 * Centers each numeric column at its median and divides by the distance between two quantiles, by default the
 * quartiles: {@code (x - median) / (q(3/4) - q(1/4))} over the training rows. A few extreme values move neither.
 *
 * <p>Quantiles interpolate linearly between the sorted values, {@code q(p)} at place {@code p (N - 1)} counted from 0.
 * Weights that are whole numbers count as repeated rows; others are first scaled to 1 on average, so that {@code N} is
 * the number of rows. The median lies where half of the weight does, between two values the mean of them. Missing
 * values and rows of weight zero are left out, and missing stays missing. A column whose two quantiles are equal is
 * divided by 1; one without values, and categorical ones, pass unchanged. Cost: selection in a copy of each column, a
 * sort when weights differ.
 *
 * <pre>{@code
 * Dataset scaled = RobustScaler.withDefaults().withQuantiles(0.1, 0.9).fit(train).training();
 * }</pre>
 */
public final class RobustScaler implements Transformer {

    private final double lower;
    private final double upper;

    private RobustScaler(double lower, double upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /** Median and quartiles. */
    public static RobustScaler withDefaults() {
        return new RobustScaler(0.25, 0.75);
    }

    /**
     * Divides by the distance of these quantiles.
     *
     * @throws IllegalArgumentException unless {@code 0 <= lower < upper <= 1}
     */
    public RobustScaler withQuantiles(double from, double to) {
        if (!(from >= 0 && from < to && to <= 1)) {
            throw new IllegalArgumentException(
                    "quantiles: expected 0 <= lower < upper <= 1, got " + from + " and " + to);
        }
        return new RobustScaler(from, to);
    }

    /**
     * Learns median and scale of every numeric column.
     *
     * @throws IllegalArgumentException when a column's quantiles are so far apart that their distance is not finite;
     *     the message names it
     */
    @Override
    public Fitting fit(Dataset train) {
        int columns = train.features().schema().size();
        double[] medians = new double[columns];
        double[] scales = new double[columns];
        Arrays.fill(scales, 1);
        for (int j = 0; j < columns; j++) {
            if (train.features().schema().field(j) instanceof Field.Numeric field) {
                Quantiles quantiles = Quantiles.of(train.features().column(j), train.weights());
                medians[j] = quantiles.median();
                scales[j] = scale(field, quantiles.at(lower), quantiles.at(upper));
            }
        }
        return Fitting.of(new FittedRobust(train.features().schema(), medians, scales), train);
    }

    private static double scale(Field field, double low, double high) {
        double distance = high - low;
        if (!(distance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column " + Quoted.of(field.name())
                    + ": expected quantiles at a finite distance, got " + low + " and " + high);
        }
        return distance > 0 ? distance : 1;
    }
}
