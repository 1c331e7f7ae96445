package io.limpid.explain;

import io.limpid.core.data.Table;

/**
 * What "column absent" means: its value is that of background rows. With every column absent the explained number is
 * its weighted mean over these rows, the base value of an attribution.
 */
public sealed interface Masker permits Marginal, Summary {
    /** The background rows. */
    Table background();
    /** One weight per background row; they sum to one. */
    double[] weights();
}
