package io.limpid.core.model;

import io.limpid.core.modelfile.ModelCodecs;
import java.util.OptionalDouble;

/** The contract itself, tried on the simplest regressor. */
final class AverageOfLinesTest extends RegressorContract {

    @Override
    protected Trainer<? extends Regressor> trainer() {
        return new AverageOfLines();
    }

    @Override
    protected ModelCodecs codecs() {
        return ModelCodecs.of(AverageOfLinesModel.CODEC);
    }

    /** Means of sixty numbers of size ten. */
    @Override
    protected OptionalDouble weightTolerance() {
        return OptionalDouble.of(1e-12);
    }
}
