package io.limpid.models.neural;

import io.limpid.core.numeric.OptionChecks;

/**
 * How a net's weights {@code w} follow the gradient {@code g}. Immutable. The learning rate is that of an epoch whose
 * factor by the {@link LearningRateSchedule} is 1.
 *
 * <p>The squared part of a penalty is in {@code g}. Its absolute part comes after each step as a proximal one, {@code w
 * = sign(w) max(0, |w| - t)} with {@code t = lambda l1Ratio} times the length that the step has per unit of gradient
 * in the long run (but at most the learning rate where the optimizer divides by a root), so that weights become true
 * zeros and stay there while {@code |g| <= lambda l1Ratio}.
 */
public sealed interface Optimizer {

    /** The length of a step per unit of gradient, or of a step. */
    double learningRate();

    /** Plain stochastic gradient descent: {@code w -= learningRate * g}. */
    static Optimizer sgd(double learningRate) {
        return new Sgd(learningRate);
    }

    /** Gradient descent with a memory of 0.9. */
    static Optimizer momentum(double learningRate) {
        return new Momentum(learningRate, 0.9);
    }

    /** Nesterov's gradient descent with a memory of 0.9. */
    static Optimizer nesterov(double learningRate) {
        return new Nesterov(learningRate, 0.9);
    }

    /** RMSProp with decay 0.99 and epsilon 1e-8. */
    static Optimizer rmsProp(double learningRate) {
        return new RmsProp(learningRate, 0.99, 1e-8);
    }

    /** Adam with beta1 0.9, beta2 0.999, epsilon 1e-8. */
    static Optimizer adam(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8);
    }

    /** AdamW with the numbers of {@link #adam} and this decay of weights. */
    static Optimizer adamW(double learningRate, double weightDecay) {
        return new AdamW(new Adam(learningRate, 0.9, 0.999, 1e-8), weightDecay);
    }

    /**
     * Plain stochastic gradient descent: {@code w -= learningRate * g}.
     *
     * @param learningRate the length of a step per unit of gradient, above 0
     */
    record Sgd(double learningRate) implements Optimizer {

        /** Checks the rate. */
        public Sgd {
            OptionChecks.requireAboveZero("learningRate", learningRate);
        }
    }

    /**
     * Heavy-ball steps: {@code v = memory v + g} from {@code v = 0}, then {@code w -= learningRate v}.
     *
     * @param learningRate the length of a step per unit of {@code v}, above 0
     * @param memory from 0 to below 1
     */
    record Momentum(double learningRate, double memory) implements Optimizer {

        /** Checks both numbers. */
        public Momentum {
            OptionChecks.requireAboveZero("learningRate", learningRate);
            OptionChecks.requireShare("memory", memory);
        }
    }

    /**
     * Nesterov's steps in the form of PyTorch: {@code v = memory v + g}, then {@code w -= learningRate (g + memory v)}.
     *
     * @param learningRate the length of a step per unit of gradient, above 0
     * @param memory from 0 to below 1
     * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. (2013)</a>
     */
    record Nesterov(double learningRate, double memory) implements Optimizer {

        /** Checks both numbers. */
        public Nesterov {
            OptionChecks.requireAboveZero("learningRate", learningRate);
            OptionChecks.requireShare("memory", memory);
        }
    }

    /**
     * Steps scaled by a running square: {@code v = decay v + (1 - decay) g^2} from 0, then {@code w -= learningRate g /
     * (sqrt(v) + epsilon)}.
     *
     * @param learningRate the length of a step, above 0
     * @param decay from 0 to below 1
     * @param epsilon what keeps the division finite, above 0
     */
    record RmsProp(double learningRate, double decay, double epsilon) implements Optimizer {

        /** Checks the three numbers. */
        public RmsProp {
            OptionChecks.requireAboveZero("learningRate", learningRate);
            OptionChecks.requireShare("decay", decay);
            OptionChecks.requireAboveZero("epsilon", epsilon);
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
            OptionChecks.requireAboveZero("learningRate", learningRate);
            OptionChecks.requireShare("beta1", beta1);
            OptionChecks.requireShare("beta2", beta2);
            OptionChecks.requireAboveZero("epsilon", epsilon);
        }
    }

    /**
     * Adam after {@code w -= learningRate * weightDecay * w}, which no root divides; for weights, not for biases.
     *
     * @param adam the step that follows
     * @param weightDecay at least 0, and less than {@code 1 / learningRate}
     * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter (2019)</a>
     */
    record AdamW(Adam adam, double weightDecay) implements Optimizer {

        /** Checks the decay. */
        public AdamW {
            if (!(weightDecay >= 0 && weightDecay * adam.learningRate() < 1)) {
                throw new IllegalArgumentException("weightDecay: expected a number from 0 to below 1 / learningRate = "
                        + 1 / adam.learningRate() + ", got " + weightDecay);
            }
        }

        @Override
        public double learningRate() {
            return adam.learningRate();
        }
    }
}
