package io.limpid.core.split;

import java.util.Objects;

/**
 * Rows to train on and rows to validate on; the two share none. A row may stand twice on one side, as in a bootstrap.
 *
 * <pre>{@code
 * Fold fold = new Fold(new int[] {0, 1, 2}, new int[] {3, 4});
 * Regressor fitted = regressorTrainer.fit(data.select(fold.train()));
 * Score score = new RSquared().score(NumericPredictions.of(fitted, data.select(fold.validation())));
 * }</pre>
 *
 * @param train the training rows, of a splitter ascending; shared, not to be modified
 * @param validation the validation rows, of a splitter ascending; shared, not to be modified
 */
public record Fold(int[] train, int[] validation) {

    /** Checks that no row is on both sides. */
    public Fold {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(validation, "validation");
        Disjoint.require("fold", "training and validation", train, validation);
    }
}
