package io.limpid.core.split;

import java.util.Objects;

/**
 * Rows to train on, rows to choose among models by, and rows to judge the chosen one by; no row is in two of them.
 *
 * <pre>{@code
 * Partition parts = TrainValidationTest.stratified(0.2, 0.2, 42).split(data);
 * Dataset chosenBy = data.select(parts.validation());
 * }</pre>
 *
 * @param train the training rows, of a split ascending; shared, not to be modified
 * @param validation the validation rows, of a split ascending, none when only two parts were asked for; shared, not to
 *     be modified
 * @param test the test rows, of a split ascending; shared, not to be modified
 */
public record Partition(int[] train, int[] validation, int[] test) {

    /** Checks that no row is in two parts. */
    public Partition {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(validation, "validation");
        Objects.requireNonNull(test, "test");
        Disjoint.require("partition", "training and validation", train, validation);
        Disjoint.require("partition", "training and test", train, test);
        Disjoint.require("partition", "validation and test", validation, test);
    }
}
