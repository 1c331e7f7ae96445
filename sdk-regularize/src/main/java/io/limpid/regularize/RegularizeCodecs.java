package io.limpid.regularize;

import io.limpid.core.calibrate.CalibrateCodecs;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.transform.TransformCodecs;
import io.limpid.regularize.path.PathCodecs;

/** This module's models, bare or behind a pipeline, as a model file knows them. */
public final class RegularizeCodecs {

    /**
     * Every kind of {@link PathCodecs#ALL}; and those of {@link TransformCodecs#ALL} and {@link CalibrateCodecs#ALL}: the
     * pipelines and corrections that models come in.
     */
    public static final ModelCodecs ALL =
            PathCodecs.ALL.and(TransformCodecs.ALL).and(CalibrateCodecs.ALL);

    private RegularizeCodecs() {}
}
