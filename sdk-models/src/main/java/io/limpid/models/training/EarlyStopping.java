package io.limpid.models.training;

import io.limpid.models.kernel.OptionChecks;

/**
 * Holds some rows back, and ends a training when the loss on them has not fallen for some epochs; the model is that of
 * the epoch at which it was lowest. With at least as many epochs of patience as the training has it goes on to the end,
 * and the best epoch is still the one that is kept.
 *
 * <p>Of each class the same share is held back, rounded to whole rows, but not its last row. Means and standard
 * deviations are those of the other rows.
 *
 * @param patience after how many epochs without a lower loss it ends, at least 1
 * @param fraction the share of the rows with weight that is held back, above 0 and below 1
 */
public record EarlyStopping(int patience, double fraction) {

    /** Checks both numbers. */
    public EarlyStopping {
        OptionChecks.requireCount("patience", patience, Integer.MAX_VALUE);
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("fraction: expected a number above 0 and below 1, got " + fraction);
        }
    }

    /** Ten epochs, on a tenth of the rows. */
    public static EarlyStopping withDefaults() {
        return new EarlyStopping(10, 0.1);
    }
}
