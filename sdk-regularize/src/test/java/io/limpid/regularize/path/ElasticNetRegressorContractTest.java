package io.limpid.regularize.path;

import io.limpid.core.model.Penalty;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.RegressorContract;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.regularize.RegularizeCodecs;
import java.util.OptionalDouble;

/** A penalised linear regression keeps what a regressor promises. */
class ElasticNetRegressorContractTest extends RegressorContract {

    @Override
    protected Trainer<? extends Regressor> trainer() {
        return ElasticNet.regressor().withPenalty(new Penalty(0.02, 0.5));
    }

    @Override
    protected ModelCodecs codecs() {
        return RegularizeCodecs.ALL;
    }

    /** Both fits are minima to rounding. */
    @Override
    protected OptionalDouble weightTolerance() {
        return OptionalDouble.of(1e-11);
    }
}
