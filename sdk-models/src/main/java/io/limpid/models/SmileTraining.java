package io.limpid.models;

import io.limpid.core.run.Run;
import java.util.SplittableRandom;

/** Trains a {@link SmileNet} from start to end on a thread of its own, and says clearly when it cannot. */
final class SmileTraining {

    private SmileTraining() {}

    /** The options of a training that Smile can honour. */
    static Optimizer.Sgd requireHonoured(MultilayerPerceptron options) {
        if (!(options.optimizer() instanceof Optimizer.Sgd sgd)) {
            throw new IllegalArgumentException("optimizer: expected SGD with engine SMILE, got " + options.optimizer());
        }
        double lambda = options.penalty().lambda();
        if (!(sgd.learningRate() * lambda <= 0.1)) {
            throw new IllegalArgumentException("lambda: expected at most 0.1 / learningRate = "
                    + 0.1 / sgd.learningRate() + " with engine SMILE, got " + lambda);
        }
        return sgd;
    }

    /**
     * Trains {@code net} in place and returns the mean loss of each epoch. A thread of its own, because Smile keeps its
     * gradients, and the random numbers it draws for a start we don't use, per thread: they end with this one.
     *
     * @throws IllegalStateException when the native BLAS is missing
     */
    static double[] run(
            NetParameters net, NetData data, MultilayerPerceptron options, SplittableRandom shuffle, Run run) {
        Optimizer.Sgd sgd = requireHonoured(options);
        double[][] losses = new double[1][];
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(
                () -> {
                    try {
                        SmileNet engine = new SmileNet(
                                net, data, sgd.learningRate(), options.penalty().lambda());
                        losses[0] = NetTraining.run(engine, data, options, shuffle, run);
                        copy(engine.parameters(), net);
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
        return losses[0];
    }

    private static void copy(NetParameters from, NetParameters to) {
        for (int a = 0; a < to.arrays().length; a++) {
            System.arraycopy(from.arrays()[a], 0, to.arrays()[a], 0, to.arrays()[a].length);
        }
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
