package io.limpid.explain;

import io.limpid.core.data.Table;

/** Stub: absent columns take the values of given rows, each with equal weight. */
public final class Marginal implements Masker {
    private Marginal() {}

    /** Stub. */
    public static Marginal of(Table rows) {
        throw new IllegalStateException("stub");
    }

    @Override
    public Table background() {
        throw new IllegalStateException("stub");
    }

    @Override
    public double[] weights() {
        throw new IllegalStateException("stub");
    }
}
