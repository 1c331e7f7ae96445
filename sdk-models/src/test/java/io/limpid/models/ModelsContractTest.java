package io.limpid.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.ClassifierContract;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.RegressorContract;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.neural.Activation;
import io.limpid.models.neural.LearningRateSchedule;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.NetNormalization;
import io.limpid.models.neural.NetStart;
import io.limpid.models.neural.NeuralEngine;
import io.limpid.models.neural.Optimizer;
import io.limpid.models.neural.SmileNetTest;
import io.limpid.models.training.EarlyStopping;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Every trainer of this package keeps what a classifier promises. */
class ModelsContractTest {

    private static final MultilayerPerceptron NET =
            MultilayerPerceptron.withDefaults().withHidden(5).withEpochs(30).withSeed(7);

    /** With lambda given: the default one depends on the sum of weights. */
    @Nested
    class Logistic extends Contract {
        Logistic() {
            super(LogisticRegression.withDefaults().withPenalty(Penalty.ridge(0.02)), OptionalDouble.of(1e-10));
        }
    }

    @Nested
    class LogisticWithDefaults extends Contract {
        LogisticWithDefaults() {
            super(LogisticRegression.withDefaults(), OptionalDouble.empty());
        }
    }

    @Nested
    class LogisticUnderConstraints extends Contract {
        LogisticUnderConstraints() {
            super(
                    LogisticRegression.withDefaults()
                            .withPenalty(Penalty.ridge(0.02))
                            .withMonotone(MonotoneConstraints.none().decreasing("a")),
                    OptionalDouble.of(1e-9));
        }
    }

    @Nested
    class LogisticOfThree extends Contract {
        LogisticOfThree() {
            super(LogisticRegression.withDefaults().withPenalty(Penalty.ridge(0.02)), OptionalDouble.of(1e-10));
        }

        @Override
        protected List<String> classes() {
            return List.of("a", "b", "c");
        }
    }

    @Nested
    class NetByAdam extends Contract {
        NetByAdam() {
            super(NET.with(Optimizer.adam(0.01)), OptionalDouble.empty());
        }
    }

    /** Weights act as repeated rows where every step sees all rows; 30 steps of rounding lie between. */
    @Nested
    class NetBySgdOnAllRows extends Contract {
        NetBySgdOnAllRows() {
            super(NET.with(Optimizer.sgd(0.3)).withBatchSize(1_000), OptionalDouble.of(1e-12));
        }
    }

    @Nested
    class DeepNetOfEverything extends Contract {
        DeepNetOfEverything() {
            super(
                    NET.withHidden(8, 6, 4)
                            .with(Activation.GELU)
                            .with(NetStart.GLOROT)
                            .with(NetNormalization.BATCH)
                            .with(Optimizer.adamW(0.01, 0.01))
                            .with(LearningRateSchedule.cosine(0.1).withWarmUp(3))
                            .with(new EarlyStopping(10, 0.2))
                            .withClipping(1)
                            .withDropout(0.1)
                            .withPenalty(new Penalty(0.001, 0.5)),
                    OptionalDouble.empty());
        }
    }

    @Nested
    class SigmoidNetOnAllRows extends Contract {
        SigmoidNetOnAllRows() {
            super(
                    NET.withHidden(5, 4)
                            .with(Activation.SIGMOID)
                            .with(NetNormalization.BATCH)
                            .with(Optimizer.nesterov(0.1))
                            .withBatchSize(1_000),
                    OptionalDouble.of(1e-10)); // 30 steps of rounding, magnified by divisions by deviations
        }
    }

    @Nested
    class LayerNormalizedNetOnAllRows extends Contract {
        LayerNormalizedNetOnAllRows() {
            super(
                    NET.withHidden(6, 5)
                            .with(Activation.TANH)
                            .with(NetNormalization.LAYER)
                            .with(Optimizer.sgd(0.3))
                            .withBatchSize(1_000),
                    OptionalDouble.of(1e-11)); // 30 steps of rounding, magnified by divisions by deviations
        }

        @Override
        protected List<String> classes() {
            return List.of("a", "b", "c");
        }
    }

    @Nested
    class LayerNormalizedRegressionNet extends RegressorContract {
        @Override
        protected Trainer<? extends Regressor> trainer() {
            return NET.withHidden(6, 4)
                    .with(Activation.GELU)
                    .with(NetNormalization.LAYER)
                    .with(Optimizer.adam(0.01))
                    .withDropout(0.1)
                    .forRegression();
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }
    }

    @Nested
    class NetOfThreeClasses extends Contract {
        NetOfThreeClasses() {
            super(NET.withHidden(6, 5).with(Activation.TANH).with(Optimizer.rmsProp(0.01)), OptionalDouble.empty());
        }

        @Override
        protected List<String> classes() {
            return List.of("a", "b", "c");
        }
    }

    @Nested
    class NetWithoutHiddenLayers extends Contract {
        NetWithoutHiddenLayers() {
            super(NET.withHidden().with(Optimizer.momentum(0.05)), OptionalDouble.empty());
        }

        @Override
        protected List<String> classes() {
            return List.of("1", "2", "10");
        }
    }

    @Nested
    class RegressionNet extends RegressorContract {
        @Override
        protected Trainer<? extends Regressor> trainer() {
            return NET.withHidden(6, 4)
                    .with(Activation.LEAKY_RELU)
                    .with(Optimizer.sgd(0.1))
                    .withBatchSize(1_000)
                    .forRegression();
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }

        @Override
        protected OptionalDouble weightTolerance() {
            return OptionalDouble.of(1e-10); // predictions of about 10
        }
    }

    @Nested
    class NetBySmile extends Contract {
        NetBySmile() {
            super(NET.with(Optimizer.sgd(0.3)).withBatchSize(1_000).with(NeuralEngine.SMILE), OptionalDouble.of(1e-12));
        }

        @BeforeAll
        static void needsTheNativeLibrary() {
            assumeTrue(SmileNetTest.loads(), "native BLAS (org.bytedeco:openblas) not loadable on this platform");
        }
    }

    private abstract static class Contract extends ClassifierContract {
        private final Trainer<? extends Classifier> trainer;
        private final OptionalDouble weightTolerance;

        Contract(Trainer<? extends Classifier> trainer, OptionalDouble weightTolerance) {
            this.trainer = trainer;
            this.weightTolerance = weightTolerance;
        }

        @Override
        protected Trainer<? extends Classifier> trainer() {
            return trainer;
        }

        @Override
        protected ModelCodecs codecs() {
            return TrainedModelCodecs.ALL;
        }

        @Override
        protected OptionalDouble weightTolerance() {
            return weightTolerance;
        }
    }
}
