package io.limpid.explain;

import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.explain.local.ColumnDistributions;

/** This module's parts of a model file: {@link Summary}, {@link ColumnDistributions}. */
public final class ExplainCodecs {

    /** Every kind of this module. */
    public static final ModelCodecs ALL = ModelCodecs.of(new SummaryCodec(), ColumnDistributions.codec());

    private ExplainCodecs() {}
}
