package io.limpid.models.tree;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;

/** Gradient boosting keeps what classifiers and regressors promise. */
class GradientBoostingContractTest {

    /** Weights act as repeated rows; tolerance: ten rounds of rounding. */
    @Nested
    class TwoClasses extends TreeContracts.Classes {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return GradientBoosting.classifier().withTrees(10);
        }

        @Override
        protected OptionalDouble weightTolerance() {
            return OptionalDouble.of(1e-10);
        }
    }

    /** Claims nothing about weights: in the first round many splits are equally good, and rounding chooses. */
    @Nested
    class ThreeClasses extends TreeContracts.ThreeClasses {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return GradientBoosting.classifier().withTrees(10);
        }
    }

    @Nested
    class TwoClassesOfSubsamples extends TreeContracts.Classes {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return GradientBoosting.classifier()
                    .withTrees(10)
                    .withSubsample(0.5)
                    .withSeed(3);
        }
    }

    @Nested
    class Numbers extends TreeContracts.Numbers {
        @Override
        protected Trainer<? extends Regressor> trainer() {
            return GradientBoosting.regressor().withTrees(10);
        }

        @Override
        protected OptionalDouble weightTolerance() {
            return OptionalDouble.of(1e-10);
        }
    }
}
