package io.limpid.models.tree;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;

/** A decision tree keeps what classifiers and regressors promise. */
class DecisionTreeContractTest {

    /** Without smoothing, in which the weights' unit counts, whole weights are repeated rows to the last bits. */
    @Nested
    class TwoClasses extends TreeContracts.Classes {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return DecisionTree.classifier().withMinLeaf(1).withSmoothing(0);
        }

        @Override
        protected OptionalDouble weightTolerance() {
            return OptionalDouble.of(1e-12);
        }
    }

    @Nested
    class ThreeClasses extends TreeContracts.ThreeClasses {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return DecisionTree.classifier();
        }
    }

    @Nested
    class Numbers extends TreeContracts.Numbers {
        @Override
        protected Trainer<? extends Regressor> trainer() {
            return DecisionTree.regressor().withMinLeaf(1);
        }

        @Override
        protected OptionalDouble weightTolerance() {
            return OptionalDouble.of(1e-12);
        }
    }
}
