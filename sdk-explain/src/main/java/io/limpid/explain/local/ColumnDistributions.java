package io.limpid.explain.local;

import io.limpid.core.data.Table;

/** Stub: each raw column's own distribution, in quartile bins or level frequencies: what LIME perturbs with. Holds no row. */
public final class ColumnDistributions {
    private ColumnDistributions() {}

    /** Learns from these rows. */
    public static ColumnDistributions of(Table rows) {
        throw new IllegalStateException("stub");
    }
}
