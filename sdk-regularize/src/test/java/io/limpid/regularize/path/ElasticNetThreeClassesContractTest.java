package io.limpid.regularize.path;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.ClassifierContract;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.regularize.RegularizeCodecs;
import java.util.List;
import java.util.OptionalDouble;

/** A penalised logistic regression of three classes keeps what a classifier promises. */
class ElasticNetThreeClassesContractTest extends ClassifierContract {

    @Override
    protected Trainer<? extends Classifier> trainer() {
        return ElasticNet.classifier().withPenalty(new Penalty(0.02, 0.5));
    }

    @Override
    protected List<String> classes() {
        return List.of("no", "perhaps", "yes");
    }

    @Override
    protected ModelCodecs codecs() {
        return RegularizeCodecs.ALL;
    }

    /** Both fits are minima to rounding. */
    @Override
    protected OptionalDouble weightTolerance() {
        return OptionalDouble.of(1e-10);
    }
}
