package io.limpid.models.neural;

import java.util.SplittableRandom;

/** Trains a {@link SmileNet} from start to end on a thread of its own, and says clearly when it cannot. */
final class SmileTraining {

    private SmileTraining() {}

    /** The options of a training that Smile can honour: one hidden layer of rectifiers, two classes, plain descent. */
    static Optimizer.Sgd requireHonoured(MultilayerPerceptron options, NetOutput output) {
        NetShape shape = options.shape();
        NetRestraint restraint = options.restraint();
        require("target", output == NetOutput.SIGMOID, "two classes", output == NetOutput.SOFTMAX ? "more" : "numbers");
        require("hidden", shape.hidden().size() == 1, "one hidden layer", shape.hidden());
        require("activation", shape.activation() == Activation.RELU, "RELU", shape.activation());
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
        require("optimizer", steps.optimizer() instanceof Optimizer.Sgd, "SGD", steps.optimizer());
        Optimizer.Sgd sgd = (Optimizer.Sgd) steps.optimizer();
        double lambda = restraint.penalty().lambda();
        if (!(sgd.learningRate() * lambda <= 0.1)) {
            throw new IllegalArgumentException("lambda: expected at most 0.1 / learningRate = "
                    + 0.1 / sgd.learningRate() + " with engine SMILE, got " + lambda);
        }
        return sgd;
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
        Optimizer.Sgd sgd = requireHonoured(options, NetOutput.SIGMOID);
        NetTraining.Result[] result = new NetTraining.Result[1];
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(
                () -> {
                    try {
                        double lambda = options.restraint().penalty().lambda();
                        SmileNet engine = new SmileNet(net, training.data(), sgd.learningRate(), lambda);
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
                            + " linux-x86_64; on the module path also --add-modules ALL-MODULE-PATH), or choose engine LIMPID, which needs none",
                    failure);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
