package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.DistinctValues;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.Objects;

/**
 * Brings each numeric column to a range, by default 0 to 1: {@code low + (x - min) / (max - min) (high - low)}, with
 * the least and the greatest training value.
 *
 * <p>Missing values and rows of weight zero are left out, and missing stays missing; a positive weight counts whatever
 * its size. A constant column becomes {@code low}; for one without values {@code min} is 0 and {@code max} is 1.
 * Categorical columns pass unchanged. A value outside the training range goes beyond the target range too, unless
 * clipped. Cost: one pass over each numeric column to learn, one to apply.
 *
 * <pre>{@code
 * Transformer scaler = MinMaxScaler.withDefaults().withRange(-1, 1).withOutOfRange(OutOfRange.CLIP);
 * Table scaled = scaler.fit(train).fitted().transform(test.features());
 * }</pre>
 */
public final class MinMaxScaler implements Transformer {

    private final double low;
    private final double high;
    private final OutOfRange outOfRange;

    private MinMaxScaler(double low, double high, OutOfRange outOfRange) {
        this.low = low;
        this.high = high;
        this.outOfRange = outOfRange;
    }

    /** From 0 to 1, values beyond the training range kept. */
    public static MinMaxScaler withDefaults() {
        return new MinMaxScaler(0, 1, OutOfRange.KEEP);
    }

    /**
     * Brings the training values to this range.
     *
     * @throws IllegalArgumentException unless {@code from < to} and their distance is finite
     */
    public MinMaxScaler withRange(double from, double to) {
        if (!(from < to && to - from < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "range: expected two finite numbers in order, got " + from + " and " + to);
        }
        return new MinMaxScaler(from, to, outOfRange);
    }

    /** Treats values outside the training range so. */
    public MinMaxScaler withOutOfRange(OutOfRange treatment) {
        return new MinMaxScaler(low, high, Objects.requireNonNull(treatment, "treatment"));
    }

    /**
     * Learns the least and the greatest value of every numeric column.
     *
     * @throws IllegalArgumentException when they are so far apart that their distance is not finite; the message names
     *     the column
     */
    @Override
    public Fitting fit(Dataset train) {
        int columns = train.features().schema().size();
        double[] least = new double[columns];
        double[] spans = new double[columns];
        Arrays.fill(spans, 1);
        for (int j = 0; j < columns; j++) {
            if (train.features().schema().field(j) instanceof Field.Numeric field) {
                double[] range = range(field, train.features().column(j), train.weights());
                least[j] = range[0];
                spans[j] = range[1] > range[0] ? range[1] - range[0] : 1;
            }
        }
        return Fitting.of(
                new FittedMinMax(
                        train.features().schema(), least, spans, new FittedMinMax.Target(low, high, outOfRange)),
                train);
    }

    /**
     * The least and the greatest value that counts, or 0 and 1 when none does.
     *
     * @throws IllegalArgumentException when they are further apart than the largest double
     */
    static double[] range(Field field, double[] values, double[] weights) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (DistinctValues.counts(values[i], weights[i])) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
        }
        if (most < least) {
            return new double[] {0, 1};
        }
        if (!(most - least < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("column " + Quoted.of(field.name())
                    + ": expected values at a finite distance, got " + least + " to " + most);
        }
        return new double[] {least, most};
    }
}
