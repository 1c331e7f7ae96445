package io.limpid.core.transform;

import io.limpid.core.data.Dataset;

/** Stub. */
public final class MissingValueImputer implements Transformer {
    private MissingValueImputer() {}

    /** Stub. */
    public static MissingValueImputer withDefaults() {
        throw new IllegalStateException("stub");
    }

    @Override
    public Fitting fit(Dataset train) {
        throw new IllegalStateException("stub");
    }
}
