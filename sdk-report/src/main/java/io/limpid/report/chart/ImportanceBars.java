package io.limpid.report.chart;

import io.limpid.explain.Importance;

/** Stub. */
public final class ImportanceBars implements Chart {
    private ImportanceBars() {}

    /** The twelve largest bars. */
    public static ImportanceBars of(Importance explanation) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public ImportanceBars withTop(int bars) {
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
