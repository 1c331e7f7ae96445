package io.limpid.models.neural;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Trains a {@link SmileNet} from start to end on a thread of its own, and says clearly when it cannot. */
final class SmileTraining {

    private SmileTraining() {}

    /** Without the hyperbolic tangent, whose derivative is wrong in Smile 2.6.0: (1 - y)^2 in place of 1 - y^2. */
    private static final Set<Activation> ACTIVATIONS =
            EnumSet.of(Activation.RELU, Activation.SIGMOID, Activation.LINEAR);

    /**
     * Returns when Smile can honour the options: two classes, hidden layers of units it has, plain descent, momentum or
     * RMSProp at a constant rate.
     *
     * @throws IllegalArgumentException when it cannot; names the option
     */
    static void requireHonoured(MultilayerPerceptron options, NetOutput output) {
        NetShape shape = options.shape();
        NetRestraint restraint = options.restraint();
        require("target", output == NetOutput.SIGMOID, "two classes", output == NetOutput.SOFTMAX ? "more" : "numbers");
        require("hidden", !shape.hidden().isEmpty(), "at least one hidden layer", "none");
        require("activation", ACTIVATIONS.contains(shape.activation()), "one of " + ACTIVATIONS, shape.activation());
        require("normalization", shape.normalization() == NetNormalization.NONE, "NONE", shape.normalization());
        require("monotone constraints", restraint.monotone().isEmpty(), "none", restraint.monotone());
        require("dropout", restraint.dropout() == 0, "0", restraint.dropout());
        require(
                "l1Ratio",
                restraint.penalty().l1Ratio() == 0,
                "0",
                restraint.penalty().l1Ratio());
        NetSteps steps = options.steps();
        require("schedule", steps.schedule() instanceof LearningRateSchedule.Constant, "a constant", steps.schedule());
        require("clipping", steps.clipping().isEmpty(), "none", steps.clipping());
        requireHonoured(steps.optimizer(), restraint.penalty().lambda());
    }

    private static void requireHonoured(Optimizer optimizer, double lambda) {
        boolean plain = optimizer instanceof Optimizer.Sgd;
        require(
                "optimizer",
                plain || optimizer instanceof Optimizer.Momentum || optimizer instanceof Optimizer.RmsProp,
                "SGD, momentum or RMSProp",
                optimizer);
        if (optimizer instanceof Optimizer.RmsProp rms) {
            require("decay", rms.decay() > 0, "a number above 0", rms.decay());
        }
        // Smile shrinks weights beside the step: under a memory or a root that is another penalty than ours.
        require("lambda", plain || lambda == 0, "0 unless by SGD", lambda);
        if (!(optimizer.learningRate() * lambda <= 0.1)) {
            throw new IllegalArgumentException("lambda: expected at most 0.1 / learningRate = "
                    + 0.1 / optimizer.learningRate() + " with engine SMILE, got " + lambda);
        }
    }

    private static void require(String option, boolean honoured, String expected, Object got) {
        if (!honoured) {
            throw new IllegalArgumentException(option + ": expected " + expected + " with engine SMILE, got " + got);
        }
    }

    /**
     * Trains from the start {@code net}. A thread of its own, because Smile keeps its gradients, and the random numbers
     * it draws for a start we don't use, per thread: they end with this one.
     *
     * @throws IllegalStateException when the native BLAS is missing
     */
    static NetTraining.Result run(NetParameters net, NetTraining training, SplittableRandom shuffle) {
        MultilayerPerceptron options = training.options();
        requireHonoured(options, NetOutput.SIGMOID);
        NetTraining.Result[] result = new NetTraining.Result[1];
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(
                () -> {
                    try {
                        double lambda = options.restraint().penalty().lambda();
                        Activation activation = options.shape().activation();
                        Optimizer optimizer = options.steps().optimizer();
                        SmileNet engine = new SmileNet(net, training.data(), activation, optimizer, lambda);
                        result[0] = training.train(engine, shuffle);
                    } catch (RuntimeException | Error e) {
                        failure[0] = e;
                    }
                },
                "limpid-smile-training");
        thread.setDaemon(true);
        thread.start();
        await(thread);
        if (failure[0] != null) {
            throw explained(failure[0]);
        }
        return result[0];
    }

    private static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A missing library shows as one of several errors, depending on which part is missing and on who asked first. */
    private static RuntimeException explained(Throwable failure) {
        if (failure instanceof LinkageError) {
            return new IllegalStateException(
                    "engine SMILE: expected a native BLAS, got none (" + failure + "); add org.bytedeco:javacpp and"
                            + " org.bytedeco:openblas, each with and without this platform's classifier (such as"
                            + " linux-x86_64; on the module path also --add-modules ALL-MODULE-PATH), or choose engine"
                            + " LIMPID, which needs none",
                    failure);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
