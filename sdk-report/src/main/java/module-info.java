/** Draws results: charts and pages. */
module io.limpid.report {
    requires transitive io.limpid.core;
    requires transitive io.limpid.explain;
    requires transitive io.limpid.regularize;

    exports io.limpid.report;
    exports io.limpid.report.chart;
}
