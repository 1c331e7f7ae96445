package io.limpid.models.tree;

import io.limpid.core.model.ClassifierContract;
import io.limpid.core.model.RegressorContract;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.models.TrainedModelCodecs;
import java.util.List;

/** The contracts of models as models of trees are tested by them. */
final class TreeContracts {

    private TreeContracts() {}

    abstract static class Classes extends ClassifierContract {
        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }
    }

    abstract static class ThreeClasses extends Classes {
        @Override
        protected List<String> classes() {
            return List.of("a", "b", "c");
        }
    }

    abstract static class Numbers extends RegressorContract {
        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }
    }
}
