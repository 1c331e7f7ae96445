package io.limpid.models;

/** How a net's weights follow the gradient. Immutable. */
public sealed interface Optimizer {

    /** Plain stochastic gradient descent: {@code w -= learningRate * g}. */
    static Optimizer sgd(double learningRate) {
        return new Sgd(learningRate);
    }

    /** Adam with beta1 0.9, beta2 0.999, epsilon 1e-8. */
    static Optimizer adam(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8);
    }

    /**
     * Plain stochastic gradient descent: {@code w -= learningRate * g}.
     *
     * @param learningRate the length of a step per unit of gradient, above 0
     */
    record Sgd(double learningRate) implements Optimizer {

        /** Checks the rate. */
        public Sgd {
            requirePositive("learningRate", learningRate);
        }
    }

    /**
     * Steps scaled by running moments of the gradient. With {@code m = beta1 m + (1 - beta1) g} and {@code v = beta2 v
     * + (1 - beta2) g^2}, both from 0, step {@code t} (from 1) is
     *
     * <pre>w -= learningRate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)</pre>
     *
     * @param learningRate the length of a step, above 0
     * @param beta1 the decay of the first moment, from 0 to below 1
     * @param beta2 the decay of the second moment, from 0 to below 1
     * @param epsilon what keeps the division finite, above 0
     * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba (2015)</a>
     */
    record Adam(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {

        /** Checks the four numbers. */
        public Adam {
            requirePositive("learningRate", learningRate);
            requireDecay("beta1", beta1);
            requireDecay("beta2", beta2);
            requirePositive("epsilon", epsilon);
        }
    }

    private static void requirePositive(String option, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(option + ": expected a finite number above 0, got " + value);
        }
    }

    private static void requireDecay(String option, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(option + ": expected a number from 0 to below 1, got " + value);
        }
    }
}
