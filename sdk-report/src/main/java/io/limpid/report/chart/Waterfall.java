package io.limpid.report.chart;

import io.limpid.explain.Attribution;

/** Stub. */
public final class Waterfall implements Chart {
    private Waterfall() {}

    /** The twelve largest bars. */
    public static Waterfall of(Attribution explanation) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public Waterfall withTop(int bars) {
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
