package io.limpid.models;

import io.limpid.core.kernel.Shuffle;
import io.limpid.core.run.Run;
import java.util.Locale;
import java.util.SplittableRandom;

/** The epochs and mini-batches of a training, the same for every engine. */
final class NetTraining {

    /** Learns from one mini-batch. */
    interface Engine {

        /**
         * Makes one step with the rows {@code order[from]} to {@code order[to - 1]}; returns the sum of their weighted
         * losses before it.
         */
        double learn(int[] order, int from, int to);
    }

    private NetTraining() {}

    /**
     * Trains and returns the mean loss of each epoch.
     *
     * @throws IllegalArgumentException when the loss grows beyond double precision
     */
    static double[] run(Engine engine, NetData data, MultilayerPerceptron options, SplittableRandom shuffle, Run run) {
        int[] order = data.order();
        int batch = Math.min(order.length, options.batchSize());
        double[] losses = new double[options.epochs()];
        run.progress().update("training the net", 0, losses.length);
        for (int epoch = 0; epoch < losses.length; epoch++) {
            Shuffle.inPlace(order, shuffle);
            double sum = 0;
            for (int from = 0; from < order.length; from += batch) {
                run.cancellation().check();
                sum += engine.learn(order, from, Math.min(order.length, from + batch));
            }
            losses[epoch] = sum / order.length;
            requireFinite(Math.abs(losses[epoch]) < Double.POSITIVE_INFINITY, options, epoch);
            run.progress()
                    .update(
                            String.format(Locale.ROOT, "training the net, loss %.4f", losses[epoch]),
                            epoch + 1L,
                            losses.length);
        }
        return losses;
    }

    /** Refuses a training that has run away. */
    static void requireFinite(boolean finite, MultilayerPerceptron options, int epoch) {
        if (!finite) {
            throw new IllegalArgumentException("learningRate: expected one that keeps the weights finite, got "
                    + options.learningRate() + ", under which they were not after " + (epoch + 1) + " epochs");
        }
    }
}
