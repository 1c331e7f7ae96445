package io.limpid.models.linear;

import io.limpid.core.modelfile.ModelCodecs;

/** This package's models as a model file knows them. */
public final class LinearCodecs {

    /** {@code linear-regression} and {@code logistic-regression}. */
    public static final ModelCodecs ALL = ModelCodecs.of(new LinearRegressionCodec(), new LogisticRegressionCodec());

    private LinearCodecs() {}
}
