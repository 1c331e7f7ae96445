package io.limpid.models;

import io.limpid.core.kernel.Elementary;
import java.util.Arrays;

/**
 * Kernel: the cross-entropy of some rows and its gradient, by back-propagation. Forward it works on a transposed tile,
 * over rows; backward on the rows themselves, over features: either way the inner loop runs over arrays of one index.
 * Sums run in row order. One instance serves one training on one thread; nothing is allocated per call.
 */
final class NetGradient {

    private final NetParameters net;
    private final NetParameters gradient;
    private final double[][] tile;
    private final double[][] z;
    private final double[] s;
    /** Derivative of the loss by the output's log-odds, then by each hidden unit's input. */
    private final double[] outputError;

    private final double[] error;

    NetGradient(NetParameters net, int batchSize) {
        int rows = Math.min(batchSize, AffineTile.ROWS);
        this.net = net;
        this.gradient = new NetParameters(net.units(), net.features());
        this.tile = new double[net.features()][rows];
        this.z = new double[net.units()][rows];
        this.s = new double[rows];
        this.outputError = new double[rows];
        this.error = new double[rows];
    }

    /** The gradient that the last call of {@link #compute} left. */
    NetParameters gradient() {
        return gradient;
    }

    /**
     * Computes the gradient of {@code (1 / rows) sum w_i loss_i} over the rows {@code order[from]} to {@code order[to -
     * 1]} and returns the sum of {@code w_i loss_i}.
     */
    double compute(double[][] x, double[] y, double[] w, int[] order, int from, int to) {
        for (double[] array : gradient.arrays()) {
            Arrays.fill(array, 0.0);
        }
        double loss = 0;
        int tileRows = s.length;
        for (int start = from; start < to; start += tileRows) {
            int rows = Math.min(tileRows, to - start);
            forward(x, order, start, rows);
            loss += outputErrors(y, w, order, start, rows, to - from);
            backward(x, order, start, rows);
        }
        return loss;
    }

    private void forward(double[][] x, int[] order, int start, int rows) {
        for (int i = 0; i < rows; i++) {
            double[] row = x[order[start + i]];
            for (int j = 0; j < row.length; j++) {
                tile[j][i] = row[j];
            }
        }
        AffineTile.affine(tile, rows, net.hidden, net.hiddenBias, z);
        AffineTile.addRectified(z, rows, net.output, net.outputBias[0], s);
    }

    private double outputErrors(double[] y, double[] w, int[] order, int start, int rows, int batchRows) {
        double loss = 0;
        double bias = 0;
        for (int i = 0; i < rows; i++) {
            int row = order[start + i];
            double e = Elementary.exp(-Math.abs(s[i]));
            double probability = (s[i] < 0 ? e : 1.0) / (1.0 + e);
            loss += w[row] * (Math.max(s[i], 0) + Elementary.log1p(e) - y[row] * s[i]);
            outputError[i] = w[row] * (probability - y[row]) / batchRows;
            bias += outputError[i];
        }
        gradient.outputBias[0] += bias;
        return loss;
    }

    private void backward(double[][] x, int[] order, int start, int rows) {
        for (int k = 0; k < z.length; k++) {
            double[] zk = z[k];
            double v = net.output[k];
            double output = 0;
            double bias = 0;
            for (int i = 0; i < rows; i++) {
                boolean on = zk[i] > 0;
                output += on ? outputError[i] * zk[i] : 0;
                error[i] = on ? outputError[i] * v : 0;
                bias += error[i];
            }
            gradient.output[k] += output;
            gradient.hiddenBias[k] += bias;
            addRows(x, order, start, rows, gradient.hidden[k]);
        }
    }

    /** {@code g[j] += sum_i error[i] x[order[start + i]][j]}, four rows at a time. */
    private void addRows(double[][] x, int[] order, int start, int rows, double[] g) {
        int i = 0;
        for (; i + 3 < rows; i += 4) {
            double[] x0 = x[order[start + i]];
            double[] x1 = x[order[start + i + 1]];
            double[] x2 = x[order[start + i + 2]];
            double[] x3 = x[order[start + i + 3]];
            double e0 = error[i];
            double e1 = error[i + 1];
            double e2 = error[i + 2];
            double e3 = error[i + 3];
            for (int j = 0; j < g.length; j++) {
                g[j] += e0 * x0[j] + e1 * x1[j] + e2 * x2[j] + e3 * x3[j];
            }
        }
        for (; i < rows; i++) {
            double[] x0 = x[order[start + i]];
            double e0 = error[i];
            for (int j = 0; j < g.length; j++) {
                g[j] += e0 * x0[j];
            }
        }
    }
}
