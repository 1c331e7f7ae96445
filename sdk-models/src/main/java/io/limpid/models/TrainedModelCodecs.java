package io.limpid.models;

import io.limpid.core.calibrate.CalibrateCodecs;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.transform.TransformCodecs;
import io.limpid.models.linear.LinearCodecs;
import io.limpid.models.neural.NeuralCodecs;
import io.limpid.models.tree.TreeCodecs;

/** This module's models, bare or behind a pipeline, as a model file knows them. */
public final class TrainedModelCodecs {

    /**
     * Every kind of {@link LinearCodecs#ALL}, {@link NeuralCodecs#ALL} and {@link TreeCodecs#ALL}; and those of
     * {@link TransformCodecs#ALL} and {@link CalibrateCodecs#ALL}: the pipelines and corrections that models come in.
     */
    public static final ModelCodecs ALL = LinearCodecs.ALL
            .and(NeuralCodecs.ALL)
            .and(TreeCodecs.ALL)
            .and(TransformCodecs.ALL)
            .and(CalibrateCodecs.ALL);

    private TrainedModelCodecs() {}
}
