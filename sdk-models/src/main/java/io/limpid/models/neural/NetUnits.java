package io.limpid.models.neural;

import java.util.SplittableRandom;

/**
 * Kernel: what happens to the sums of one hidden layer in training, there and back: normalisation where it is asked
 * for, the activation, dropout.
 */
final class NetUnits {

    /** {@code [unit][row]}: the sums, normalised ones once {@link #forward} has passed. */
    final double[][] z;

    /** What the next layer gets. */
    final double[][] passed;

    /** Derivatives of the loss by {@link #passed}, after {@link #backward} by the sums. */
    final double[][] d;

    private final Activation activation;
    private final double dropout;
    private final double[][] a;
    private final double[][] mask;
    private final NetNormalizing normalizing;

    NetUnits(int units, int rows, Activation activation, NetNormalization normalization, double dropout) {
        this.activation = activation;
        this.dropout = dropout;
        this.z = new double[units][rows];
        this.a = new double[units][rows];
        this.mask = new double[dropout > 0 ? units : 0][rows];
        this.passed = dropout > 0 ? new double[units][rows] : a;
        this.d = new double[units][rows];
        this.normalizing = NetNormalizing.of(normalization, units, rows);
    }

    /** Row {@code i} of the batch has weight {@code w[i]}; with normalisation these are all its rows. */
    void forward(NetParameters net, int layer, double[] w, int rows, SplittableRandom random, NetRoom room) {
        normalizing.forward(z, net, layer, w, rows);
        for (int u = 0; u < z.length; u++) {
            activation.apply(z[u], a[u], rows, room);
        }
        for (int u = 0; u < mask.length; u++) {
            for (int i = 0; i < rows; i++) {
                mask[u][i] = random.nextDouble() < dropout ? 0 : 1 / (1 - dropout);
                passed[u][i] = a[u][i] * mask[u][i];
            }
        }
    }

    /** Turns {@link #d} into derivatives by the sums; adds those by gains and, with normalisation, by biases. */
    void backward(NetParameters net, NetParameters gradient, int layer, double[] w, int rows, NetRoom room) {
        for (int u = 0; u < z.length; u++) {
            if (mask.length > 0) {
                for (int i = 0; i < rows; i++) {
                    d[u][i] *= mask[u][i];
                }
            }
            activation.multiplySlope(z[u], a[u], d[u], rows, room);
        }
        normalizing.backward(d, net, gradient, layer, w, rows);
    }

    /** The normalisation between the sums and the activation. */
    NetNormalizing normalizing() {
        return normalizing;
    }
}
