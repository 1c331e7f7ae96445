package io.limpid.core.calibrate;

import io.limpid.core.modelfile.ModelCodecs;

/** Calibrated classifiers as a model file knows them. */
public final class CalibrateCodecs {

    /** Every kind of this package: the calibrated classifier and each correction. */
    public static final ModelCodecs ALL = ModelCodecs.of(
            new CalibratedClassifier.Codec(),
            new PlattScaling.Codec(),
            new IsotonicScaling.Codec(),
            new TemperatureScaling.Codec());

    /** As many as a column has levels. */
    static final int MOST_CLASSES = 100_000;

    private CalibrateCodecs() {}
}
