package io.limpid.models.neural;

import io.limpid.core.modelfile.ModelCodecs;

/** This package's models as a model file knows them. */
public final class NeuralCodecs {

    /** {@code multilayer-perceptron} and {@code multilayer-perceptron-regression}. */
    public static final ModelCodecs ALL =
            ModelCodecs.of(new MultilayerPerceptronCodec(), new MultilayerPerceptronRegressionCodec());

    private NeuralCodecs() {}
}
