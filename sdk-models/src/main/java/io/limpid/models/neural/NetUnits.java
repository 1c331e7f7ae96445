package io.limpid.models.neural;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Kernel: what happens to the sums of one hidden layer in training, there and back: batch normalisation where it is
 * asked for, the activation, dropout.
 */
final class NetUnits {

    private static final double EPSILON = 1e-5;
    private static final double OLD = 0.9;

    /** {@code [unit][row]}: the sums, normalised ones once {@link #forward} has passed. */
    final double[][] z;

    /** What the next layer gets. */
    final double[][] passed;

    /** {@link #passed} by rows. */
    final double[][] turned;

    /** Derivatives of the loss by {@link #passed}, after {@link #backward} by the sums. */
    final double[][] d;

    private final Activation activation;
    private final double dropout;
    private final double[][] a;
    private final double[][] mask;
    /** Without the unit's own slope and constant; nothing without batch normalisation. */
    private final double[][] standard;

    private final double[] inverse;
    private final double[] runningMean;
    private final double[] runningVariance;

    NetUnits(int units, int rows, Activation activation, NetNormalization normalization, double dropout) {
        this.activation = activation;
        this.dropout = dropout;
        this.z = new double[units][rows];
        this.a = new double[units][rows];
        this.mask = new double[dropout > 0 ? units : 0][rows];
        this.passed = dropout > 0 ? new double[units][rows] : a;
        this.turned = new double[rows][units];
        this.d = new double[units][rows];
        int normalized = normalization == NetNormalization.BATCH ? units : 0;
        this.standard = new double[normalized][rows];
        this.inverse = new double[normalized];
        this.runningMean = new double[normalized];
        this.runningVariance = new double[normalized];
        Arrays.fill(runningVariance, 1.0);
    }

    /** Row {@code i} of the batch has weight {@code w[i]}; with normalisation these are all its rows. */
    void forward(NetParameters net, int layer, double[] w, int rows, SplittableRandom random) {
        for (int u = 0; u < z.length; u++) {
            if (standard.length > 0) {
                normalize(u, net.gains[layer][u], net.biases[layer][u], w, rows);
            }
            activation.apply(z[u], a[u], rows);
        }
        for (int u = 0; u < mask.length; u++) {
            for (int i = 0; i < rows; i++) {
                mask[u][i] = random.nextDouble() < dropout ? 0 : 1 / (1 - dropout);
                passed[u][i] = a[u][i] * mask[u][i];
            }
        }
        NetTile.turn(passed, rows, turned);
    }

    private void normalize(int u, double gain, double bias, double[] w, int rows) {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            total += w[i];
            sum += w[i] * z[u][i];
        }
        double mean = sum / total;
        double squares = 0;
        for (int i = 0; i < rows; i++) {
            squares += w[i] * (z[u][i] - mean) * (z[u][i] - mean);
        }
        double variance = squares / total;
        inverse[u] = 1 / Math.sqrt(variance + EPSILON);
        runningMean[u] = OLD * runningMean[u] + (1 - OLD) * mean;
        runningVariance[u] = OLD * runningVariance[u] + (1 - OLD) * variance;
        for (int i = 0; i < rows; i++) {
            standard[u][i] = (z[u][i] - mean) * inverse[u];
            z[u][i] = gain * standard[u][i] + bias;
        }
    }

    /** Turns {@link #d} into derivatives by the sums; adds those by gains and, with normalisation, by biases. */
    void backward(NetParameters net, NetParameters gradient, int layer, double[] w, int rows) {
        for (int u = 0; u < z.length; u++) {
            if (mask.length > 0) {
                for (int i = 0; i < rows; i++) {
                    d[u][i] *= mask[u][i];
                }
            }
            activation.multiplySlope(z[u], a[u], d[u], rows);
        }
        if (standard.length == 0) {
            NetTile.addSums(d, rows, gradient.biases[layer]);
            return;
        }
        double total = 0;
        for (int i = 0; i < rows; i++) {
            total += w[i];
        }
        for (int u = 0; u < z.length; u++) {
            double sum = 0;
            double product = 0;
            for (int i = 0; i < rows; i++) {
                sum += d[u][i];
                product += d[u][i] * standard[u][i];
            }
            gradient.biases[layer][u] += sum;
            gradient.gains[layer][u] += product;
            double scale = net.gains[layer][u] * inverse[u];
            for (int i = 0; i < rows; i++) {
                d[u][i] = scale * (d[u][i] - w[i] / total * (sum + standard[u][i] * product));
            }
        }
    }

    /** What a unit's sum is multiplied with at prediction. */
    double slope(NetParameters net, int layer, int u) {
        return standard.length == 0 ? 1 : net.gains[layer][u] / Math.sqrt(runningVariance[u] + EPSILON);
    }

    /** What is added to it at prediction. */
    double constant(NetParameters net, int layer, int u) {
        double bias = net.biases[layer][u];
        return standard.length == 0 ? bias : bias - slope(net, layer, u) * runningMean[u];
    }
}
