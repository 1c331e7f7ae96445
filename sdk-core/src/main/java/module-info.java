/** The data pipeline, metrics, what a model is, and model files. */
module io.limpid.core {
    requires com.fasterxml.jackson.core;
    requires commons.math3;
    requires de.siegmar.fastcsv;
    requires transitive java.sql;

    exports io.limpid.core.calibrate;
    exports io.limpid.core.clean;
    exports io.limpid.core.csv;
    exports io.limpid.core.data;
    exports io.limpid.core.jdbc;
    exports io.limpid.core.metric;
    exports io.limpid.core.model;
    exports io.limpid.core.modelfile;
    exports io.limpid.core.resample;
    exports io.limpid.core.run;
    exports io.limpid.core.split;
    exports io.limpid.core.transform;
    exports io.limpid.core.kernel to
            io.limpid.models,
            io.limpid.regularize,
            io.limpid.explain;
    exports io.limpid.core.numeric to
            io.limpid.models,
            io.limpid.regularize;
    exports io.limpid.core.text to
            io.limpid.models,
            io.limpid.regularize,
            io.limpid.explain,
            io.limpid.report;
}
