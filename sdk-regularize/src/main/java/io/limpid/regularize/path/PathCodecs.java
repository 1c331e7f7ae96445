package io.limpid.regularize.path;

import io.limpid.core.modelfile.ModelCodecs;

/** This package's models as a model file knows them. */
public final class PathCodecs {

    /** {@code elastic-net-classification} and {@code elastic-net-regression}. */
    public static final ModelCodecs ALL =
            ModelCodecs.of(new ElasticNetClassifierCodec(), new ElasticNetRegressorCodec());

    private PathCodecs() {}
}
