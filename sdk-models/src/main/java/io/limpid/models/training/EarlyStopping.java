package io.limpid.models.training;

import io.limpid.core.numeric.OptionChecks;

/**
 * Holds some rows back, and ends a training when the loss on them has not fallen for some epochs of a net or rounds of
 * boosting; the model is that of the round at which it was lowest. With at least as many rounds of patience as the
 * training has it goes on to the end, and the best round is still the one that is kept.
 *
 * <p>In all the share of the rows is held back, rounded, but at least one row; of each class its share rounded down or
 * up (largest remainder), but not its last row. Where that keeps the only rows of many classes, fewer rows are held
 * back in all. Means and standard deviations are those of the other rows.
 *
 * @param patience after how many rounds without a lower loss it ends, at least 1
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

    /** Ten rounds, on a tenth of the rows. */
    public static EarlyStopping withDefaults() {
        return new EarlyStopping(10, 0.1);
    }
}
