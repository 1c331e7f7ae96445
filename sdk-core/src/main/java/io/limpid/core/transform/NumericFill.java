package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.kernel.DistinctValues;
import io.limpid.core.kernel.Moments;
import io.limpid.core.kernel.Quantiles;

/** What the missing cells of a numeric column are filled with. */
public final class NumericFill {

    private enum Statistic {
        MEAN,
        MEDIAN,
        MOST_FREQUENT,
        CONSTANT
    }

    private final Statistic statistic;
    private final double constant;

    private NumericFill(Statistic statistic, double constant) {
        this.statistic = statistic;
        this.constant = constant;
    }

    /** The weighted mean of the column's training values. */
    public static NumericFill mean() {
        return new NumericFill(Statistic.MEAN, 0);
    }

    /**
     * Their weighted median: the smallest value up to which half of the weight lies, or the mean of it and the next
     * when exactly half does.
     */
    public static NumericFill median() {
        return new NumericFill(Statistic.MEDIAN, 0);
    }

    /** The value of the greatest weight, ties to the smallest. */
    public static NumericFill mostFrequent() {
        return new NumericFill(Statistic.MOST_FREQUENT, 0);
    }

    /**
     * The same number in every column.
     *
     * @throws IllegalArgumentException when it is not finite
     */
    public static NumericFill constant(double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("constant: expected a finite number, got " + value);
        }
        return new NumericFill(Statistic.CONSTANT, value);
    }

    double learn(Field.Numeric field, double[] values, double[] weights) {
        return switch (statistic) {
            case MEAN -> Moments.of(field.name(), values, weights).mean();
            case MEDIAN -> Quantiles.of(values, weights).median();
            case MOST_FREQUENT -> DistinctValues.of(values, weights).heaviest();
            case CONSTANT -> constant;
        };
    }
}
