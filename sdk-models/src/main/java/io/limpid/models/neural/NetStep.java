package io.limpid.models.neural;

import io.limpid.core.model.Penalty;

/** Kernel: moves a net's weights against a gradient, as an {@link Optimizer} says. One instance serves one training. */
abstract sealed class NetStep permits NetStep.Ball, NetStep.Adaptive {

    private final Penalty penalty;

    private NetStep(Penalty penalty) {
        this.penalty = penalty;
    }

    /** The step rule of an optimizer under a penalty. */
    static NetStep of(Optimizer optimizer, Penalty penalty, NetParameters net) {
        if (optimizer instanceof Optimizer.Adam adam) {
            return new Adaptive(adam, 0, penalty, net);
        }
        if (optimizer instanceof Optimizer.AdamW adamW) {
            return new Adaptive(adamW.adam(), adamW.weightDecay(), penalty, net);
        }
        if (optimizer instanceof Optimizer.RmsProp rms) {
            return new Adaptive(rms, penalty, net);
        }
        if (optimizer instanceof Optimizer.Momentum momentum) {
            return new Ball(momentum.learningRate(), momentum.memory(), 1, 0, penalty, net);
        }
        if (optimizer instanceof Optimizer.Nesterov nesterov) {
            return new Ball(nesterov.learningRate(), nesterov.memory(), nesterov.memory(), 1, penalty, net);
        }
        return new Ball(optimizer.learningRate(), 0, 0, 1, penalty, net);
    }

    /** Makes one step at {@code factor} times the learning rate; the gradient is used up. */
    final void apply(NetParameters net, NetParameters gradient, double factor) {
        double squared = penalty.lambda() * (1 - penalty.l1Ratio());
        double absolute = penalty.lambda() * penalty.l1Ratio();
        double[][] values = net.arrays();
        double[][] slopes = gradient.arrays();
        prepare(factor);
        for (int a = 0; a < values.length; a++) {
            boolean penalized = a < net.weightArrays();
            if (squared > 0 && penalized) {
                for (int j = 0; j < values[a].length; j++) {
                    slopes[a][j] += squared * values[a][j];
                }
            }
            if (penalized) {
                decay(values[a]);
            }
            move(a, values[a], slopes[a]);
            if (absolute > 0 && penalized) {
                for (int j = 0; j < values[a].length; j++) {
                    double least = absolute * reach(a, j);
                    values[a][j] = Math.copySign(Math.max(0, Math.abs(values[a][j]) - bounded(least)), values[a][j]);
                }
            }
        }
    }

    /** Called once before the arrays of a step. */
    abstract void prepare(double factor);

    /** Shrinks weights by themselves. */
    void decay(double[] values) {}

    abstract void move(int array, double[] values, double[] slope);

    /** How far a constant gradient of one moves this number in a step of the long run. */
    abstract double reach(int array, int j);

    /** The proximal step's length, held within what this kind of step may be. */
    double bounded(double length) {
        return length;
    }

    /** Gradient descent, with or without a memory: {@code w -= rate (own g + carried v)}. */
    static final class Ball extends NetStep {
        private final double learningRate;
        private final double memory;
        private final double carried;
        private final double own;
        private final double[][] ball;
        private double rate;

        Ball(double learningRate, double memory, double carried, double own, Penalty penalty, NetParameters net) {
            super(penalty);
            this.learningRate = learningRate;
            this.memory = memory;
            this.carried = carried;
            this.own = own;
            this.ball = memory > 0 ? net.zeros().arrays() : new double[0][];
        }

        @Override
        void prepare(double factor) {
            rate = learningRate * factor;
        }

        @Override
        void move(int array, double[] values, double[] slope) {
            if (ball.length == 0) { // Without a memory v is g, and all three are plain descent.
                for (int j = 0; j < values.length; j++) {
                    values[j] -= rate * slope[j];
                }
                return;
            }
            double[] v = ball[array];
            for (int j = 0; j < values.length; j++) {
                v[j] = memory * v[j] + slope[j];
                values[j] -= rate * (own * slope[j] + carried * v[j]);
            }
        }

        @Override
        double reach(int array, int j) {
            return rate / (1 - memory);
        }
    }

    /**
     * Steps divided by a running root: Adam, AdamW, and RMSProp, which is Adam without a first moment or correction.
     */
    static final class Adaptive extends NetStep {
        private final Optimizer options;
        private final double keep1;
        private final double keep2;
        private final double epsilon;
        private final double weightDecay;
        private final double[][] first;
        private final double[][] second;
        /** beta1 and beta2 to the power of the step number; 0 without correction. */
        private double power1;

        private double power2;
        private double learningRate;
        private double rate;
        private double floor;

        Adaptive(Optimizer.Adam adam, double weightDecay, Penalty penalty, NetParameters net) {
            super(penalty);
            this.options = adam;
            this.keep1 = adam.beta1();
            this.keep2 = adam.beta2();
            this.epsilon = adam.epsilon();
            this.weightDecay = weightDecay;
            this.first = net.zeros().arrays();
            this.second = net.zeros().arrays();
            this.power1 = 1;
            this.power2 = 1;
        }

        Adaptive(Optimizer.RmsProp rms, Penalty penalty, NetParameters net) {
            super(penalty);
            this.options = rms;
            this.keep1 = 0;
            this.keep2 = rms.decay();
            this.epsilon = rms.epsilon();
            this.weightDecay = 0;
            this.first = net.zeros().arrays();
            this.second = net.zeros().arrays();
        }

        /**
         * Both corrections are moved out of the loop: m / c1 / (sqrt(v / c2) + e) = sqrt(c2) / c1 m / (sqrt(v) + e
         * sqrt(c2)).
         */
        @Override
        void prepare(double factor) {
            power1 *= keep1;
            power2 *= keep2;
            double root = Math.sqrt(1 - power2);
            learningRate = options.learningRate() * factor;
            rate = learningRate * root / (1 - power1);
            floor = epsilon * root;
        }

        @Override
        void decay(double[] values) {
            if (weightDecay > 0) {
                for (int j = 0; j < values.length; j++) {
                    values[j] -= learningRate * weightDecay * values[j];
                }
            }
        }

        @Override
        void move(int array, double[] values, double[] slope) {
            double[] m = first[array];
            double[] v = second[array];
            // Three loops: C2 vectorises each, but not one that does all of it.
            double new1 = 1 - keep1;
            for (int j = 0; j < values.length; j++) {
                m[j] = keep1 * m[j] + new1 * slope[j];
            }
            double new2 = 1 - keep2;
            for (int j = 0; j < values.length; j++) {
                v[j] = keep2 * v[j] + new2 * slope[j] * slope[j];
            }
            double length = rate;
            double least = floor;
            for (int j = 0; j < values.length; j++) {
                values[j] -= length * m[j] / (Math.sqrt(v[j]) + least);
            }
        }

        /** Without the correction of the first moment, which the long run does not have. */
        @Override
        double reach(int array, int j) {
            return rate * (1 - power1) / (Math.sqrt(second[array][j]) + floor);
        }

        @Override
        double bounded(double length) {
            return Math.min(length, learningRate);
        }
    }
}
