package io.limpid.models;

import io.limpid.core.modelfile.ModelCodecs;

/** This module's models as a model file knows them. */
public final class TrainedModelCodecs {

    /** Every kind of this package: {@code logistic-regression} and {@code multilayer-perceptron}. */
    public static final ModelCodecs ALL =
            ModelCodecs.of(new LogisticRegressionCodec(), new MultilayerPerceptronCodec());

    private TrainedModelCodecs() {}
}
