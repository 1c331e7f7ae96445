package io.limpid.models.tree;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import org.junit.jupiter.api.Nested;

/** A random forest keeps what classifiers and regressors promise. */
class RandomForestContractTest {

    @Nested
    class TwoClasses extends TreeContracts.Classes {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return RandomForest.classifier().withTrees(9).withSeed(5);
        }
    }

    @Nested
    class ThreeClasses extends TreeContracts.ThreeClasses {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return RandomForest.classifier().withTrees(9).withSeed(5);
        }
    }

    @Nested
    class Numbers extends TreeContracts.Numbers {
        @Override
        protected Trainer<? extends Regressor> trainer() {
            return RandomForest.regressor().withTrees(9).withSeed(5);
        }
    }
}
