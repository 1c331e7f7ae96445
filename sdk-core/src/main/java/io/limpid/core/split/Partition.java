package io.limpid.core.split;

import java.util.Objects;

/**
 * Rows to train on, rows to choose among models by, and rows to judge the chosen one by; no row is in two of them.
 *
 * @param train the training rows, ascending
 * @param validation the validation rows, ascending; none when only two parts were asked for
 * @param test the test rows, ascending
 */
public record Partition(int[] train, int[] validation, int[] test) {

    /** Checks that none is null. */
    public Partition {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(validation, "validation");
        Objects.requireNonNull(test, "test");
    }
}
