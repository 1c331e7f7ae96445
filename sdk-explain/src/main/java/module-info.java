/** Explanations of any model. */
module io.limpid.explain {
    requires transitive io.limpid.core;
    requires commons.math3;

    exports io.limpid.explain;
    exports io.limpid.explain.global;
    exports io.limpid.explain.local;
}
