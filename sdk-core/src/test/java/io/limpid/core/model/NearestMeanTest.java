package io.limpid.core.model;

import io.limpid.core.modelfile.ModelCodecs;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;

/** The contract itself, tried on the simplest classifier, with two classes and with three. */
final class NearestMeanTest extends ClassifierContract {

    @Override
    protected Trainer<? extends Classifier> trainer() {
        return new NearestMean();
    }

    @Override
    protected ModelCodecs codecs() {
        return ModelCodecs.of(NearestMeanModel.CODEC);
    }

    /** Means of sixty numbers of size one. */
    @Override
    protected OptionalDouble weightTolerance() {
        return OptionalDouble.of(1e-13);
    }

    @Nested
    final class ThreeClasses extends ClassifierContract {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return new NearestMean();
        }

        @Override
        protected ModelCodecs codecs() {
            return ModelCodecs.of(NearestMeanModel.CODEC);
        }

        @Override
        protected List<String> classes() {
            return List.of("high", "low", "none");
        }
    }
}
