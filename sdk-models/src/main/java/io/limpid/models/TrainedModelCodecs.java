package io.limpid.models;

import io.limpid.core.calibrate.CalibrateCodecs;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.transform.TransformCodecs;

/** This module's models, bare or behind a pipeline, as a model file knows them. */
public final class TrainedModelCodecs {

    /**
     * Every kind of this package: {@code linear-regression}, {@code logistic-regression}, {@code
     * multilayer-perceptron}, {@code multilayer-perceptron-regression}, {@code tree-classifier} and {@code
     * tree-regressor}; and those of {@link TransformCodecs#ALL} and {@link CalibrateCodecs#ALL}: the pipelines and
     * corrections that models come in.
     */
    public static final ModelCodecs ALL = ModelCodecs.of(
                    new LinearRegressionCodec(),
                    new LogisticRegressionCodec(),
                    new MultilayerPerceptronCodec(),
                    new MultilayerPerceptronRegressionCodec(),
                    new TreeClassifierCodec(),
                    new TreeRegressorCodec())
            .and(TransformCodecs.ALL)
            .and(CalibrateCodecs.ALL);

    private TrainedModelCodecs() {}
}
