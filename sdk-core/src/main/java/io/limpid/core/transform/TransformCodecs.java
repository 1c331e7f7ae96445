package io.limpid.core.transform;

import io.limpid.core.modelfile.ModelCodecs;

/** The pipeline and its steps as a model file knows them. */
public final class TransformCodecs {

    /** Every kind of this package: the pipeline's models, the chain of their steps, and each step. */
    public static final ModelCodecs ALL = ModelCodecs.of(
            new PipelineClassifier.Codec(),
            new PipelineRegressor.Codec(),
            new FittedChain.Codec(),
            new FittedImputer.Codec(),
            new FittedRobust.Codec(),
            new FittedMinMax.Codec(),
            new FittedWinsorizer.Codec(),
            new FittedLog.Codec(),
            new FittedPower.Codec(),
            new FittedBins.Codec(),
            new FittedPolynomial.Codec(),
            new FittedOneHot.Codec(),
            new FittedScaler.Codec(),
            new FittedSelector.Codec(),
            new FittedOnColumns.Codec(),
            new FittedOrdinal.Codec(),
            new FittedFrequency.Codec(),
            new FittedTarget.Codec(),
            new FittedHashing.Codec(),
            new FittedDates.Codec());

    private TransformCodecs() {}
}
