package io.limpid.core.transform;

import io.limpid.core.data.Dataset;

/** Stub. */
public final class OneHotEncoder implements Transformer {
    private OneHotEncoder() {}

    /** Stub. */
    public static OneHotEncoder withDefaults() {
        throw new IllegalStateException("stub");
    }

    @Override
    public Fitting fit(Dataset train) {
        throw new IllegalStateException("stub");
    }
}
