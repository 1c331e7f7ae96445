package io.limpid.models.tree;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.ClassifierContract;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.RegressorContract;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.models.TrainedModelCodecs;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;

/** Gradient boosting keeps what classifiers and regressors promise. */
class GradientBoostingContractTest {

    /** Weights act as repeated rows; tolerance: ten rounds of rounding. */
    @Nested
    class TwoClasses extends Classes {
        @Override
        protected OptionalDouble weightTolerance() {
            return OptionalDouble.of(1e-10);
        }
    }

    /** Claims nothing about weights: in the first round many splits are equally good, and rounding chooses. */
    @Nested
    class ThreeClasses extends Classes {
        @Override
        protected List<String> classes() {
            return List.of("a", "b", "c");
        }
    }

    @Nested
    class TwoClassesOfSubsamples extends Classes {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return GradientBoosting.classifier()
                    .withTrees(10)
                    .withSubsample(0.5)
                    .withSeed(3);
        }
    }

    @Nested
    class Numbers extends RegressorContract {
        @Override
        protected Trainer<? extends Regressor> trainer() {
            return GradientBoosting.regressor().withTrees(10);
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }

        @Override
        protected OptionalDouble weightTolerance() {
            return OptionalDouble.of(1e-10);
        }
    }

    private abstract static class Classes extends ClassifierContract {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return GradientBoosting.classifier().withTrees(10);
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }
    }
}
