package io.limpid.models.tree;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.ClassifierContract;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.RegressorContract;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.models.TrainedModelCodecs;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** A random forest keeps what classifiers and regressors promise. */
class RandomForestContractTest {

    @Nested
    class TwoClasses extends Classes {}

    @Nested
    class ThreeClasses extends Classes {
        @Override
        protected List<String> classes() {
            return List.of("a", "b", "c");
        }
    }

    @Nested
    class Numbers extends RegressorContract {
        @Override
        protected Trainer<? extends Regressor> trainer() {
            return RandomForest.regressor().withTrees(9).withSeed(5);
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }
    }

    private abstract static class Classes extends ClassifierContract {
        @Override
        protected Trainer<? extends Classifier> trainer() {
            return RandomForest.classifier().withTrees(9).withSeed(5);
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }
    }
}
