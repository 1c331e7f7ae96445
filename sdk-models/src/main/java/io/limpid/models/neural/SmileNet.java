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
    private final Activation activation;
    private final Hidden[] hidden;
    private final Output output;
    private final MLP net;

    /**
     * A net with the weights of {@code start}, which is not changed.
     *
     * @param optimizer plain descent, momentum or RMSProp
     * @param lambda of the squared penalty; 0 but with plain descent
     * @throws LinkageError when there is no native BLAS
     */
    SmileNet(NetParameters start, NetData data, Activation activation, Optimizer optimizer, double lambda) {
        this.data = data;
        this.activation = activation;
        int last = start.layers() - 1;
        this.hidden = new Hidden[last];
        LayerBuilder[] builders = new LayerBuilder[last + 1];
        for (int layer = 0; layer < last; layer++) {
            double[][] weights = start.weights[layer];
            hidden[layer] = new Hidden(weights.length, weights[0].length, function(activation));
            builders[layer] = builder(hidden[layer]);
            copy(weights, start.biases[layer], hidden[layer].weights(), hidden[layer].biases());
        }
        this.output = new Output(start.weights[last][0].length);
        builders[last] = builder(output);
        copy(start.weights[last], start.biases[last], output.weights(), output.biases());
        this.net = new MLP(start.features(), builders);
        net.setLearningRate(TimeFunction.constant(optimizer.learningRate()));
        if (optimizer instanceof Optimizer.Momentum momentum) {
            net.setMomentum(TimeFunction.constant(momentum.memory()));
        }
        if (optimizer instanceof Optimizer.RmsProp rms) {
            // Smile divides by sqrt(v + epsilon), we by sqrt(v) + epsilon.
            net.setRMSProp(rms.decay(), Math.max(Double.MIN_NORMAL, rms.epsilon() * rms.epsilon()));
        }
        // Smile shrinks weights by 1 - 2 rate lambda after each step: half of ours, which has lambda / 2 in the loss.
        net.setWeightDecay(lambda / 2);
    }

    /** Smile's own function for one of ours that it has. */
    private static ActivationFunction function(Activation activation) {
        return switch (activation) {
            case RELU -> ActivationFunction.rectifier();
            case SIGMOID -> ActivationFunction.sigmoid();
            case LINEAR -> ActivationFunction.linear();
            default -> throw new IllegalArgumentException("activation: expected one that Smile has, got " + activation);
        };
    }

    private static void copy(double[][] weights, double[] biases, Matrix toWeights, double[] toBiases) {
        for (int k = 0; k < weights.length; k++) {
            for (int j = 0; j < weights[k].length; j++) {
                toWeights.set(k, j, weights[k][j]);
            }
            toBiases[k] = biases[k];
        }
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
        return new NetLayers(now.weights, now.biases, activation, NetOutput.SIGMOID);
    }

    /** The probability of class 1, by Smile's own forward pass. */
    double predict(double[] row) {
        int inputs = inputs();
        if (row.length != inputs) { // Smile would read past the end of a short row.
            throw new IllegalArgumentException("row: expected " + inputs + " values, got " + row.length);
        }
        double[] probabilities = new double[2];
        net.predict(row, probabilities);
        return probabilities[1];
    }

    /** A copy of the weights as they are now. */
    NetParameters parameters() {
        int[] widths = new int[hidden.length + 2];
        widths[0] = inputs();
        for (int layer = 0; layer < hidden.length; layer++) {
            widths[layer + 1] = hidden[layer].getOutputSize();
        }
        widths[hidden.length + 1] = 1;
        NetParameters copy = new NetParameters(NetNormalization.NONE, widths);
        for (int layer = 0; layer < hidden.length; layer++) {
            copy(hidden[layer].weights(), hidden[layer].biases(), copy.weights[layer], copy.biases[layer]);
        }
        copy(output.weights(), output.biases(), copy.weights[hidden.length], copy.biases[hidden.length]);
        return copy;
    }

    private int inputs() {
        return hidden[0].getInputSize();
    }

    private static void copy(Matrix weights, double[] biases, double[][] toWeights, double[] toBiases) {
        for (int k = 0; k < toWeights.length; k++) {
            for (int j = 0; j < toWeights[k].length; j++) {
                toWeights[k][j] = weights.get(k, j);
            }
            toBiases[k] = biases[k];
        }
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

        Hidden(int units, int inputs, ActivationFunction function) {
            super(units, inputs, function);
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
