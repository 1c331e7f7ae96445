package io.limpid.models.neural;

import java.util.Arrays;

/**
 * Kernel: what a {@link NetNormalization} does to the sums of one hidden layer in training, there and back, and what is
 * left of it in the trained net. One instance serves one layer of one training.
 */
abstract sealed class NetNormalizing permits NetNormalizing.Nothing, NetNormalizing.Batch, NetNormalizing.Layer {

    private NetNormalizing() {}

    /** That of a layer of so many units, for so many rows at a time. */
    static NetNormalizing of(NetNormalization normalization, int units, int rows) {
        return switch (normalization) {
            case NONE -> new Nothing();
            case BATCH -> new Batch(units, rows);
            case LAYER -> new Layer(units, rows);
        };
    }

    /** Replaces the sums {@code z[unit][row]}; row {@code i} has weight {@code w[i]}. */
    abstract void forward(double[][] z, NetParameters net, int layer, double[] w, int rows);

    /** Turns derivatives {@code d} by what {@link #forward} left into those by the sums; adds those by own numbers. */
    abstract void backward(double[][] d, NetParameters net, NetParameters gradient, int layer, double[] w, int rows);

    /** What a unit's sum is multiplied with at prediction. */
    double slope(NetParameters net, int layer, int u) {
        return 1;
    }

    /** What is added to it at prediction. */
    double constant(NetParameters net, int layer, int u) {
        return net.biases[layer][u];
    }

    /** Sums that already have their constants. */
    static final class Nothing extends NetNormalizing {

        @Override
        void forward(double[][] z, NetParameters net, int layer, double[] w, int rows) {}

        @Override
        void backward(double[][] d, NetParameters net, NetParameters gradient, int layer, double[] w, int rows) {
            NetTile.addSums(d, rows, gradient.biases[layer]);
        }
    }

    /** Over all rows of a batch, unit by unit. */
    static final class Batch extends NetNormalizing {
        private static final double OLD = 0.9;

        /** Weights of rows that all have none: of so small ones beside others of the data that they round to zero. */
        private final double[] alike;

        /** Without the unit's own slope and constant. */
        private final double[][] standard;

        private final double[] inverse;
        private final double[] runningMean;
        private final double[] runningVariance;

        private Batch(int units, int rows) {
            this.standard = new double[units][rows];
            this.alike = new double[rows];
            Arrays.fill(alike, 1.0);
            this.inverse = new double[units];
            this.runningMean = new double[units];
            this.runningVariance = new double[units];
            Arrays.fill(runningVariance, 1.0);
        }

        @Override
        void forward(double[][] z, NetParameters net, int layer, double[] w, int rows) {
            double[] counted = counted(w, rows);
            for (int u = 0; u < z.length; u++) {
                normalize(z[u], u, net.gains[layer][u], net.shifts[layer][u], counted, rows);
            }
        }

        private double[] counted(double[] w, int rows) {
            return total(w, rows) > 0 ? w : alike;
        }

        private static double total(double[] w, int rows) {
            double total = 0;
            for (int i = 0; i < rows; i++) {
                total += w[i];
            }
            return total;
        }

        private void normalize(double[] z, int u, double gain, double bias, double[] w, int rows) {
            double total = total(w, rows);
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += w[i] * z[i];
            }
            double mean = sum / total;
            double squares = 0;
            for (int i = 0; i < rows; i++) {
                squares += w[i] * (z[i] - mean) * (z[i] - mean);
            }
            double variance = squares / total;
            inverse[u] = 1 / Math.sqrt(variance + NetNormalization.EPSILON);
            runningMean[u] = OLD * runningMean[u] + (1 - OLD) * mean;
            runningVariance[u] = OLD * runningVariance[u] + (1 - OLD) * variance;
            for (int i = 0; i < rows; i++) {
                standard[u][i] = (z[i] - mean) * inverse[u];
                z[i] = gain * standard[u][i] + bias;
            }
        }

        @Override
        void backward(double[][] d, NetParameters net, NetParameters gradient, int layer, double[] w, int rows) {
            double[] counted = counted(w, rows);
            double total = total(counted, rows);
            for (int u = 0; u < d.length; u++) {
                double sum = 0;
                double product = 0;
                for (int i = 0; i < rows; i++) {
                    sum += d[u][i];
                    product += d[u][i] * standard[u][i];
                }
                gradient.shifts[layer][u] += sum;
                gradient.gains[layer][u] += product;
                double scale = net.gains[layer][u] * inverse[u];
                for (int i = 0; i < rows; i++) {
                    d[u][i] = scale * (d[u][i] - counted[i] / total * (sum + standard[u][i] * product));
                }
            }
        }

        @Override
        double slope(NetParameters net, int layer, int u) {
            return net.gains[layer][u] / Math.sqrt(runningVariance[u] + NetNormalization.EPSILON);
        }

        @Override
        double constant(NetParameters net, int layer, int u) {
            return net.shifts[layer][u] - slope(net, layer, u) * runningMean[u];
        }
    }

    /** Over the units, row by row; the trained net does the same. */
    static final class Layer extends NetNormalizing {
        private final LayerStandard kernel;

        private Layer(int units, int rows) {
            this.kernel = new LayerStandard(units, rows);
        }

        @Override
        void forward(double[][] z, NetParameters net, int layer, double[] w, int rows) {
            kernel.forward(z, net.gains[layer], net.shifts[layer], rows);
        }

        @Override
        void backward(double[][] d, NetParameters net, NetParameters gradient, int layer, double[] w, int rows) {
            for (int u = 0; u < d.length; u++) {
                double sum = 0;
                double product = 0;
                for (int i = 0; i < rows; i++) {
                    sum += d[u][i];
                    product += d[u][i] * kernel.standard[u][i];
                }
                gradient.shifts[layer][u] += sum;
                gradient.gains[layer][u] += product;
            }
            kernel.backward(d, net.gains[layer], rows);
            NetTile.addSums(d, rows, gradient.biases[layer]);
        }
    }
}
