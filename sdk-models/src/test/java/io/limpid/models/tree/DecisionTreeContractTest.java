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

/** A decision tree keeps what classifiers and regressors promise. */
class DecisionTreeContractTest {

    /** Without smoothing, in which the weights' unit counts, whole weights are repeated rows to the last bits. */
    @Nested
    class TwoClasses extends Classes {
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
    class ThreeClasses extends Classes {
        @Override
        protected List<String> classes() {
            return List.of("a", "b", "c");
        }

        @Override
        protected Trainer<? extends Classifier> trainer() {
            return DecisionTree.classifier();
        }
    }

    @Nested
    class Numbers extends RegressorContract {
        @Override
        protected Trainer<? extends Regressor> trainer() {
            return DecisionTree.regressor().withMinLeaf(1);
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }

        @Override
        protected OptionalDouble weightTolerance() {
            return OptionalDouble.of(1e-12);
        }
    }

    private abstract static class Classes extends ClassifierContract {
        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }
    }
}
