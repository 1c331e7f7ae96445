/** Logistic and neural models. */
module io.limpid.models {
    requires transitive io.limpid.core;
    requires smile.core;
    requires smile.math;

    exports io.limpid.models;
}
