package io.limpid.core.model;

import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.StandardScaler;
import io.limpid.core.transform.TransformCodecs;
import org.junit.jupiter.api.Nested;

/** A model behind a pipeline keeps its contract: over raw columns of any kind, or of what the pipeline takes. */
final class PipelineContractTest {

    @Nested
    final class ClassifierBehindTheStandardPipeline extends OfClassifiers {
        ClassifierBehindTheStandardPipeline() {
            super(Pipeline.standard());
        }

        @Override
        protected Columns columns() {
            return Columns.ANY;
        }
    }

    @Nested
    final class ClassifierBehindAScaler extends OfClassifiers {
        ClassifierBehindAScaler() {
            super(Pipeline.of(StandardScaler.withDefaults()));
        }
    }

    @Nested
    final class ClassifierBehindNothing extends OfClassifiers {
        ClassifierBehindNothing() {
            super(Pipeline.of());
        }
    }

    @Nested
    final class RegressorBehindTheStandardPipeline extends OfRegressors {
        RegressorBehindTheStandardPipeline() {
            super(Pipeline.standard());
        }

        @Override
        protected Columns columns() {
            return Columns.ANY;
        }
    }

    @Nested
    final class RegressorBehindAScaler extends OfRegressors {
        RegressorBehindAScaler() {
            super(Pipeline.of(StandardScaler.withDefaults()));
        }
    }

    @Nested
    final class RegressorBehindNothing extends OfRegressors {
        RegressorBehindNothing() {
            super(Pipeline.of());
        }
    }

    private abstract static class OfClassifiers extends ClassifierContract {
        private final Pipeline pipeline;

        OfClassifiers(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        protected Trainer<? extends Classifier> trainer() {
            return pipeline.classifier(new NearestMean());
        }

        @Override
        protected ModelCodecs codecs() {
            return TransformCodecs.ALL.and(ModelCodecs.of(NearestMeanModel.CODEC));
        }
    }

    private abstract static class OfRegressors extends RegressorContract {
        private final Pipeline pipeline;

        OfRegressors(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        protected Trainer<? extends Regressor> trainer() {
            return pipeline.regressor(new AverageOfLines());
        }

        @Override
        protected ModelCodecs codecs() {
            return TransformCodecs.ALL.and(ModelCodecs.of(AverageOfLinesModel.CODEC));
        }
    }
}
