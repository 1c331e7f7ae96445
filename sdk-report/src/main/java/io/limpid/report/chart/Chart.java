package io.limpid.report.chart;

/**
 * A picture of a result, and the same numbers as a table. Both are complete, self-contained markup, all text escaped.
 */
public interface Chart {

    /**
     * The picture: one {@code svg} element with {@code title} and {@code desc}, colours by CSS variables with defaults.
     */
    String svg();

    /** The numbers behind the picture: one HTML {@code table} element with a caption. */
    String table();
}
