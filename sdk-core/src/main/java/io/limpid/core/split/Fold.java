package io.limpid.core.split;

import java.util.Objects;

/**
 * Rows to train on and rows to validate on; the two share none.
 *
 * @param train the training rows, ascending
 * @param validation the validation rows, ascending
 */
public record Fold(int[] train, int[] validation) {

    /** Checks that neither is null. */
    public Fold {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(validation, "validation");
    }
}
