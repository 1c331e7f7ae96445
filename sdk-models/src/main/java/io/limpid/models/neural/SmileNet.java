package io.limpid.models.neural;

import io.limpid.core.kernel.Elementary;
import smile.base.mlp.ActivationFunction;
import smile.base.mlp.Cost;
import smile.base.mlp.HiddenLayer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;
import smile.classification.MLP;
import smile.math.TimeFunction;
import smile.math.matrix.Matrix;

/**
 * The engine on Smile's multilayer perceptron. Its random start is replaced by ours, so that nothing depends on Smile's
 * random generator; row weights, which it has no option for, reach it through its output layer. Its gradients live in
 * thread-local variables: one thread must build and train a net.
 */
final class SmileNet implements NetTraining.Engine {

    private final NetData data;
    private final Hidden hidden;
    private final Output output;
    private final MLP net;

    /**
     * A net with the weights of {@code start}, which is not changed.
     *
     * @throws LinkageError when there is no native BLAS
     */
    SmileNet(NetParameters start, NetData data, double learningRate, double lambda) {
        this.data = data;
        double[][] first = start.weights[0];
        double[] last = start.weights[1][0];
        this.hidden = new Hidden(first.length, start.features());
        this.output = new Output(first.length);
        this.net = new MLP(start.features(), builder(hidden), builder(output));
        net.setLearningRate(TimeFunction.constant(learningRate));
        // Smile shrinks weights by 1 - 2 rate lambda after each step: half of ours, which has lambda / 2 in the loss.
        net.setWeightDecay(lambda / 2);
        for (int k = 0; k < first.length; k++) {
            for (int j = 0; j < start.features(); j++) {
                hidden.weights().set(k, j, first[k][j]);
            }
            hidden.biases()[k] = start.biases[0][k];
            output.weights().set(0, k, last[k]);
        }
        output.biases()[0] = start.biases[1][0];
    }

    /** At the learning rate that it was made with: {@code factor} must be 1. */
    @Override
    public double learn(int[] order, int from, int to, double factor) {
        double[][] x = new double[to - from][];
        int[] y = new int[to - from];
        for (int i = 0; i < y.length; i++) {
            x[i] = data.x()[order[from + i]];
            y[i] = (int) data.y()[order[from + i]];
        }
        output.begin(data, order, from);
        net.update(x, y);
        return output.loss;
    }

    @Override
    public double metric() {
        return output.metric;
    }

    @Override
    public boolean finite() {
        return parameters().finite();
    }

    @Override
    public NetLayers frozen() {
        NetParameters now = parameters();
        return new NetLayers(now.weights, now.biases, Activation.RELU, NetOutput.SIGMOID);
    }

    /** The probability of class 1, by Smile's own forward pass. */
    double predict(double[] row) {
        if (row.length != hidden.getInputSize()) { // Smile would read past the end of a short row.
            throw new IllegalArgumentException("row: expected " + hidden.getInputSize() + " values, got " + row.length);
        }
        double[] probabilities = new double[2];
        net.predict(row, probabilities);
        return probabilities[1];
    }

    /** A copy of the weights as they are now. */
    NetParameters parameters() {
        int units = hidden.getOutputSize();
        NetParameters copy = new NetParameters(NetNormalization.NONE, hidden.getInputSize(), units, 1);
        for (int k = 0; k < units; k++) {
            for (int j = 0; j < copy.features(); j++) {
                copy.weights[0][k][j] = hidden.weights().get(k, j);
            }
            copy.biases[0][k] = hidden.biases()[k];
            copy.weights[1][0][k] = output.weights().get(0, k);
        }
        copy.biases[1][0] = output.biases()[0];
        return copy;
    }

    private static LayerBuilder builder(smile.base.mlp.Layer layer) {
        return new LayerBuilder(layer.getOutputSize()) {
            @Override
            public smile.base.mlp.Layer build(int inputs) {
                return layer;
            }
        };
    }

    @SuppressWarnings("serial") // Smile's layers are Serializable; these are never written.
    private static final class Hidden extends HiddenLayer {

        Hidden(int units, int features) {
            super(units, features, ActivationFunction.rectifier());
        }

        Matrix weights() {
            return weight;
        }

        double[] biases() {
            return bias;
        }
    }

    /** Counts the rows of a batch, which Smile hands over one by one in order, to know each one's weight. */
    @SuppressWarnings("serial")
    private static final class Output extends OutputLayer {

        private NetData data;
        private int[] order;
        private int next;
        private double logOdds;
        private double loss;
        private double metric;

        Output(int units) {
            super(1, units, OutputFunction.SIGMOID, Cost.LIKELIHOOD);
        }

        Matrix weights() {
            return weight;
        }

        double[] biases() {
            return bias;
        }

        void begin(NetData batchData, int[] batchOrder, int from) {
            data = batchData;
            order = batchOrder;
            next = from;
            loss = 0;
            metric = 0;
        }

        @Override
        public void f(double[] x) {
            logOdds = x[0];
            super.f(x);
        }

        @Override
        public void computeOutputGradient(double[] target, double alwaysOne) {
            double weight = data.w()[order[next++]];
            metric += logOdds > 0 == target[0] > 0 ? weight : 0;
            loss += weight * (Elementary.softplus(logOdds) - target[0] * logOdds);
            super.computeOutputGradient(target, weight);
        }
    }
}
