package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.LocalSurrogate;
import io.limpid.explain.ModelOutput;

/** Stub. */
public final class Lime implements LocalExplainer<LocalSurrogate> {
    private Lime() {}

    /** 5,000 samples, kernel width 0.75 sqrt(p), 10 columns, seed 0. */
    public static Lime of(ModelOutput output, ColumnDistributions distributions) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public Lime withSamples(int samples) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public Lime withTop(int columns) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public Lime withSeed(long seed) {
        throw new IllegalStateException("stub");
    }

    @Override
    public LocalSurrogate explain(Table x, int row) {
        throw new IllegalStateException("stub");
    }
}
