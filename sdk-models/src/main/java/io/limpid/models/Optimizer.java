package io.limpid.models;

/** How a net's weights follow the gradient. */
public sealed interface Optimizer {
    /** Plain stochastic gradient descent. */
    static Optimizer sgd(double learningRate) {
        return new Sgd(learningRate);
    }
    /** Adam with beta1 0.9, beta2 0.999, epsilon 1e-8. */
    static Optimizer adam(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8);
    }
    /** Stub. */
    record Sgd(double learningRate) implements Optimizer {}
    /** Stub. */
    record Adam(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {}
}
