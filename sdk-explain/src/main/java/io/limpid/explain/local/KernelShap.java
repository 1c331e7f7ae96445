package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.explain.Attribution;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.Masker;
import io.limpid.explain.ModelOutput;

/** Stub. */
public final class KernelShap implements LocalExplainer<Attribution> {
    private KernelShap() {}

    /** 2 p + 2048 coalitions, seed 0. */
    public static KernelShap of(ModelOutput output, Masker masker) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public KernelShap withCoalitions(int coalitions) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public KernelShap withSeed(long seed) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public KernelShap with(Run run) {
        throw new IllegalStateException("stub");
    }

    @Override
    public Attribution explain(Table x, int row) {
        throw new IllegalStateException("stub");
    }
}
