package io.limpid.report.chart;

import io.limpid.explain.LocalSurrogate;

/** Stub. */
public final class SurrogateBars implements Chart {
    private SurrogateBars() {}

    /** The twelve largest bars. */
    public static SurrogateBars of(LocalSurrogate explanation) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public SurrogateBars withTop(int bars) {
        throw new IllegalStateException("stub");
    }

    @Override
    public String svg() {
        throw new IllegalStateException("stub");
    }

    @Override
    public String table() {
        throw new IllegalStateException("stub");
    }
}
