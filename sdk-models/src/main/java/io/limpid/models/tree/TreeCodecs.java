package io.limpid.models.tree;

import io.limpid.core.modelfile.ModelCodecs;

/** This package's models as a model file knows them. */
public final class TreeCodecs {

    /** {@code tree-classifier} and {@code tree-regressor}. */
    public static final ModelCodecs ALL = ModelCodecs.of(new TreeClassifierCodec(), new TreeRegressorCodec());

    private TreeCodecs() {}
}
