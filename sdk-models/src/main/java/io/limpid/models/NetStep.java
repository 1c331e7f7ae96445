package io.limpid.models;

/** Kernel: moves a net's weights against a gradient, as an {@link Optimizer} says. One instance serves one training. */
abstract sealed class NetStep {

    private final double lambda;

    private NetStep(double lambda) {
        this.lambda = lambda;
    }

    /** The step rule of an optimizer; {@code lambda} times the weight is added to each weight's gradient. */
    static NetStep of(Optimizer optimizer, double lambda, NetParameters net) {
        if (optimizer instanceof Optimizer.Adam adam) {
            return new Adam(adam, lambda, net);
        }
        return new Sgd(((Optimizer.Sgd) optimizer).learningRate(), lambda);
    }

    /** Makes one step. */
    final void apply(NetParameters net, NetParameters gradient) {
        double[][] values = net.arrays();
        double[][] slopes = gradient.arrays();
        prepare();
        for (int a = 0; a < values.length; a++) {
            if (lambda > 0 && a < net.weightArrays()) {
                penalize(values[a], slopes[a]);
            }
            move(a, values[a], slopes[a]);
        }
    }

    private void penalize(double[] weights, double[] slope) {
        for (int j = 0; j < weights.length; j++) {
            slope[j] += lambda * weights[j];
        }
    }

    /** Called once before the arrays of a step. */
    void prepare() {}

    abstract void move(int array, double[] values, double[] slope);

    private static final class Sgd extends NetStep {
        private final double rate;

        Sgd(double rate, double lambda) {
            super(lambda);
            this.rate = rate;
        }

        @Override
        void move(int array, double[] values, double[] slope) {
            for (int j = 0; j < values.length; j++) {
                values[j] -= rate * slope[j];
            }
        }
    }

    private static final class Adam extends NetStep {
        private final Optimizer.Adam options;
        private final double[][] first;
        private final double[][] second;
        /** beta1 and beta2 to the power of the step number. */
        private double power1 = 1;

        private double power2 = 1;

        Adam(Optimizer.Adam options, double lambda, NetParameters net) {
            super(lambda);
            this.options = options;
            this.first = new NetParameters(net.units(), net.features()).arrays();
            this.second = new NetParameters(net.units(), net.features()).arrays();
        }

        @Override
        void prepare() {
            power1 *= options.beta1();
            power2 *= options.beta2();
        }

        /**
         * Both corrections are moved out of the loop: m / c1 / (sqrt(v / c2) + e) = sqrt(c2) / c1 m / (sqrt(v) + e
         * sqrt(c2)).
         */
        @Override
        void move(int array, double[] values, double[] slope) {
            double root = Math.sqrt(1 - power2);
            double rate = options.learningRate() * root / (1 - power1);
            double epsilon = options.epsilon() * root;
            double keep1 = options.beta1();
            double keep2 = options.beta2();
            double[] m = first[array];
            double[] v = second[array];
            for (int j = 0; j < values.length; j++) {
                double g = slope[j];
                m[j] = keep1 * m[j] + (1 - keep1) * g;
                v[j] = keep2 * v[j] + (1 - keep2) * g * g;
                values[j] -= rate * m[j] / (Math.sqrt(v[j]) + epsilon);
            }
        }
    }
}
