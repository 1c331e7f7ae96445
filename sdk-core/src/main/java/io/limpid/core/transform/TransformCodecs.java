package io.limpid.core.transform;

import io.limpid.core.modelfile.ModelCodecs;

/** The pipeline and its steps as a model file knows them. */
public final class TransformCodecs {
    /** Every kind of this package. */
    public static final ModelCodecs ALL = ModelCodecs.of();

    private TransformCodecs() {}
}
