package io.limpid.demo.study;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.ThresholdTarget;
import io.limpid.demo.catalog.DecimalText;
import java.util.OptionalDouble;

/** Where a numeric target is cut into low and high. */
public sealed interface Threshold {

    /** At the median of the training rows. */
    record Median() implements Threshold {}

    /**
     * At a number.
     *
     * @param value the largest value that still is low
     */
    record At(double value) implements Threshold {}

    /** The cut for these training rows, whose target is numeric. */
    default ThresholdTarget resolve(Dataset train) {
        return this instanceof At at ? new ThresholdTarget(at.value()) : ThresholdTarget.median(train);
    }

    /**
     * Reads {@code median} or a number.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Threshold parse(String text) {
        if (text.equals("median")) {
            return new Median();
        }
        OptionalDouble value = DecimalText.parse(text);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("threshold: expected median or a finite number, got \"" + text + "\"");
        }
        return new At(value.getAsDouble());
    }
}
