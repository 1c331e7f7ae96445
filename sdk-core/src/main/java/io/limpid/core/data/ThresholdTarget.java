package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;

/**
 * Makes two classes from a numeric target: {@code low} up to the threshold, {@code high} above it. High is the last
 * level and so the positive class.
 *
 * <pre>{@code
 * ThresholdTarget dear = ThresholdTarget.median(train);
 * Dataset classes = dear.apply(test);
 * }</pre>
 *
 * @param threshold the largest value that still is low
 */
public record ThresholdTarget(double threshold) {

    /** The class of values up to the threshold. */
    public static final String LOW = "low";

    /** The class of values above the threshold. */
    public static final String HIGH = "high";

    /** Checks that the threshold is finite. */
    public ThresholdTarget {
        if (!(Math.abs(threshold) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("threshold: expected a finite number, got " + threshold);
        }
    }

    /**
     * The median of a data set's target: the middle value, or the mean of the two middle ones. Row weights are not
     * used.
     */
    public static ThresholdTarget median(Dataset train) {
        double[] sorted = numeric(train).clone();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("rows: expected at least 1 for a median, got 0");
        }
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return new ThresholdTarget(sorted.length % 2 == 1 ? sorted[half] : 0.5 * sorted[half - 1] + 0.5 * sorted[half]);
    }

    /** The same rows with the target low or high. */
    public Dataset apply(Dataset data) {
        double[] values = numeric(data);
        double[] codes = new double[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = values[i] > threshold ? 1 : 0;
        }
        Field field = new Field.Categorical(data.target().name(), List.of(LOW, HIGH));
        Dataset classes = Dataset.of(data.features(), new Column(field, codes), data.weights())
                .withKeys(data.keys());
        return data.isForTrainingOnly() ? classes.forTrainingOnly() : classes;
    }

    private static double[] numeric(Dataset data) {
        if (data.target().field() instanceof Field.Numeric) {
            return data.target().values();
        }
        throw new IllegalArgumentException("column " + Quoted.of(data.target().name())
                + ": expected a numeric target to put a threshold on, got a categorical one");
    }
}
