/** Cross-validation and penalties against over-fitting. */
module io.limpid.regularize {
    requires commons.math3;
    requires transitive io.limpid.core;

    exports io.limpid.regularize;
    exports io.limpid.regularize.diagnosis;
    exports io.limpid.regularize.path;
    exports io.limpid.regularize.tuning;
    exports io.limpid.regularize.validation;
}
