package io.limpid.core.model;

import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.StandardScaler;
import io.limpid.core.transform.TransformCodecs;
import org.junit.jupiter.api.Nested;

/** A classifier behind a pipeline keeps the contract: over raw columns of any kind, or of what the pipeline takes. */
final class PipelineContractTest {

    @Nested
    final class BehindTheStandardPipeline extends Contract {
        BehindTheStandardPipeline() {
            super(Pipeline.standard());
        }

        @Override
        protected Columns columns() {
            return Columns.ANY;
        }
    }

    @Nested
    final class BehindAScaler extends Contract {
        BehindAScaler() {
            super(Pipeline.of(StandardScaler.withDefaults()));
        }
    }

    @Nested
    final class BehindNothing extends Contract {
        BehindNothing() {
            super(Pipeline.of());
        }
    }

    private abstract static class Contract extends ClassifierContract {
        private final Pipeline pipeline;

        Contract(Pipeline pipeline) {
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
}
