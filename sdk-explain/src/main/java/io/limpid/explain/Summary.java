package io.limpid.explain;

import io.limpid.core.data.Table;

/** Stub: absent columns take the values of weighted cluster centres. */
public final class Summary implements Masker {
    private Summary() {}

    /** Up to {@code centres} cluster centres of the rows, none of fewer than 5 rows. */
    public static Summary of(Table rows, int centres, long seed) {
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
