package io.limpid.core.transform;

import io.limpid.core.data.Dataset;

/** Stub. */
public final class StandardScaler implements Transformer {
    private StandardScaler() {}

    /** Stub. */
    public static StandardScaler withDefaults() {
        throw new IllegalStateException("stub");
    }

    @Override
    public Fitting fit(Dataset train) {
        throw new IllegalStateException("stub");
    }
}
