package io.limpid.core.transform;

import io.limpid.core.data.Dataset;

/** Learns a mapping of columns from training rows. Immutable: it holds options only. */
public interface Transformer {

    /**
     * Learns from these rows, and no others.
     *
     * @throws IllegalArgumentException when the data cannot be used; the message names the column
     */
    Fitting fit(Dataset train);
}
