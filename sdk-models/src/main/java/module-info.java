/** Linear, logistic, neural and tree models. */
module io.limpid.models {
    requires transitive io.limpid.core;
    requires commons.math3;
    requires smile.core;
    requires smile.data;
    requires smile.math;
    requires org.slf4j; // Smile logs through it, but an automatic module cannot ask for a named one itself.

    exports io.limpid.models;
    exports io.limpid.models.linear;
    exports io.limpid.models.neural;
    exports io.limpid.models.training;
    exports io.limpid.models.tree;
}
