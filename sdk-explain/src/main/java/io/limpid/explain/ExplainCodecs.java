package io.limpid.explain;

import io.limpid.core.modelfile.ModelCodecs;

/** This module's parts of a model file: {@link Summary}, {@link io.limpid.explain.local.ColumnDistributions}. */
public final class ExplainCodecs {
    /** Every kind of this module. */
    public static final ModelCodecs ALL = ModelCodecs.of();

    private ExplainCodecs() {}
}
