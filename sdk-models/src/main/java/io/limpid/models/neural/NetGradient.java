package io.limpid.models.neural;

import io.limpid.core.numeric.AffineTile;
import io.limpid.core.run.Cancellation;
import java.util.SplittableRandom;

/**
 * Kernel: the loss of some rows and its gradient, by back-propagation. Forward it works on a transposed tile, over
 * rows; backward on the rows themselves, over inputs: either way the inner loop runs over arrays of one index. Sums run
 * in row order. One instance serves one training on one thread; nothing is allocated per call.
 */
final class NetGradient {

    private final NetParameters net;
    private final NetParameters gradient;
    private final NetOutput output;
    private final NetUnits[] hidden;
    private final SplittableRandom dropout;
    private final double[][] tile;
    private final double[][] tileRows;
    private final double[] w;
    private final double[][] s;
    private final double[][] error;
    private final double[][] noBiases;
    private final double[] y;
    private final NetRoom room;
    private final NetGradientTile products;
    private double metric;

    /** A gradient of so many rows at a time at most. */
    NetGradient(
            NetParameters net,
            NetShape shape,
            NetOutput output,
            double dropoutShare,
            int batchSize,
            SplittableRandom dropout) {
        boolean whole = shape.normalization() == NetNormalization.BATCH; // Its means are those of all rows of a batch.
        int rows = whole ? batchSize : Math.min(batchSize, AffineTile.ROWS);
        this.net = net;
        this.gradient = net.zeros();
        this.output = output;
        this.dropout = dropout;
        this.hidden = new NetUnits[net.layers() - 1];
        this.noBiases = new double[net.layers()][];
        int widest = 0;
        for (int layer = 0; layer < hidden.length; layer++) {
            int units = net.biases[layer].length;
            hidden[layer] = new NetUnits(units, rows, shape.activation(), shape.normalization(), dropoutShare);
            noBiases[layer] = new double[units];
            widest = Math.max(widest, units);
        }
        this.tile = new double[net.features()][rows];
        this.tileRows = new double[rows][];
        this.w = new double[rows];
        this.s = new double[net.biases[hidden.length].length][rows];
        this.error = new double[s.length][rows];
        this.y = new double[rows];
        this.room = new NetRoom(rows);
        this.products = new NetGradientTile(rows, widest);
    }

    /** The gradient that the last call of {@link #compute} left. */
    NetParameters gradient() {
        return gradient;
    }

    /** The weighted sum of the rows' {@link NetOutput#metric}, of the last call. */
    double metric() {
        return metric;
    }

    /**
     * Computes the gradient of {@code (1 / rows) sum w_i loss_i} over the rows {@code order[from]} to {@code order[to -
     * 1]} and returns the sum of {@code w_i loss_i}. Looks for a cancellation between tiles; before the first one the
     * caller has.
     */
    double compute(NetData data, int[] order, int from, int to, Cancellation cancellation) {
        gradient.clear();
        metric = 0;
        double loss = 0;
        for (int start = from; start < to; start += w.length) {
            if (start > from) {
                cancellation.check();
            }
            int rows = Math.min(w.length, to - start);
            forward(data, order, start, rows);
            output.errors(s, rows, y, w, to - from, error, room);
            for (int i = 0; i < rows; i++) {
                metric += w[i] * output.metric(s, i, y[i]);
                loss += room.values[i];
            }
            backward(rows);
        }
        return loss;
    }

    private void forward(NetData data, int[] order, int start, int rows) {
        for (int i = 0; i < rows; i++) {
            int row = order[start + i];
            tileRows[i] = data.x()[row];
            y[i] = data.y()[row];
            w[i] = data.w()[row];
        }
        NetTile.turn(tileRows, rows, tile.length, tile);
        boolean batch = net.normalization() == NetNormalization.BATCH;
        for (int layer = 0; layer <= hidden.length; layer++) {
            boolean last = layer == hidden.length;
            double[] biases = last || !batch ? net.biases[layer] : noBiases[layer];
            double[][] sums = last ? s : hidden[layer].z;
            if (layer == 0) {
                AffineTile.affine(tile, rows, net.weights[0], biases, sums);
            } else {
                NetTile.affine(hidden[layer - 1].passed, rows, net.weights[layer], biases, sums);
            }
            if (!last) {
                hidden[layer].forward(net, layer, w, rows, dropout, room);
            }
        }
    }

    private void backward(int rows) {
        double[][] d = error;
        NetTile.addSums(d, rows, gradient.biases[hidden.length]);
        for (int layer = hidden.length; layer > 0; layer--) {
            NetUnits below = hidden[layer - 1];
            products.add(d, below.passed, rows, gradient.weights[layer]);
            NetTile.transposed(d, rows, net.weights[layer], below.d);
            below.backward(net, gradient, layer - 1, w, rows, room);
            d = below.d;
        }
        for (int u = 0; u < d.length; u++) {
            addInputs(d[u], rows, gradient.weights[0][u]);
        }
    }

    /** {@code g[j] += sum_i d[i] x[i][j]} on the rows of the data, four rows at a time. */
    private void addInputs(double[] d, int rows, double[] g) {
        int i = 0;
        for (; i + 3 < rows; i += 4) {
            double[] x0 = tileRows[i];
            double[] x1 = tileRows[i + 1];
            double[] x2 = tileRows[i + 2];
            double[] x3 = tileRows[i + 3];
            double e0 = d[i];
            double e1 = d[i + 1];
            double e2 = d[i + 2];
            double e3 = d[i + 3];
            for (int j = 0; j < g.length; j++) {
                g[j] += e0 * x0[j] + e1 * x1[j] + e2 * x2[j] + e3 * x3[j];
            }
        }
        for (; i < rows; i++) {
            double[] x0 = tileRows[i];
            double e0 = d[i];
            for (int j = 0; j < g.length; j++) {
                g[j] += e0 * x0[j];
            }
        }
    }

    /** The net as it predicts: without dropout, and with running averages in place of a batch's. */
    NetLayers frozen(Activation activation) {
        double[][][] weights = net.weights.clone();
        double[][] biases = net.biases.clone();
        for (int layer = 0; layer < hidden.length && net.gains.length > 0; layer++) {
            weights[layer] = new double[net.biases[layer].length][];
            biases[layer] = new double[net.biases[layer].length];
            for (int u = 0; u < weights[layer].length; u++) {
                double slope = hidden[layer].normalizing().slope(net, layer, u);
                biases[layer][u] = hidden[layer].normalizing().constant(net, layer, u);
                weights[layer][u] = net.weights[layer][u].clone();
                for (int k = 0; k < weights[layer][u].length; k++) {
                    weights[layer][u][k] *= slope;
                }
            }
        }
        return net.normalization() == NetNormalization.LAYER
                ? new NetLayers(weights, biases, net.gains, net.shifts, activation, output)
                : new NetLayers(weights, biases, activation, output);
    }
}
