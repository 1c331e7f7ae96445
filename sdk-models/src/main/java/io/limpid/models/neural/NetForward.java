package io.limpid.models.neural;

import io.limpid.core.data.Schema;
import io.limpid.core.numeric.AffineTile;
import io.limpid.core.numeric.NumericInputs;

/**
 * Kernel: a net's sums and outputs over tiles of rows, and the derivatives of an output. All room it needs is made at
 * the start, so that nothing is allocated per row or tile. For one thread.
 */
final class NetForward {

    /** The fewest rows of a tile, and the most: long runs of a column are read faster. */
    private static final int FEWEST = 64;

    private static final int MOST = 512;

    /** Sums of the widest layer in a tile of more than the fewest rows: 128 KiB, part of a second-level cache. */
    private static final int SUMS = 1 << 14;

    private final NetLayers net;
    private final int rows;
    private final double[][] tile;
    private final NetRoom room;
    /**
     * {@code z[layer][unit][row]}, normalised ones where the net does that, and {@code a[layer][unit][row]}; the output
     * layer has no a.
     */
    private final double[][][] z;

    private final double[][][] a;
    /** By hidden layer; none without layer normalisation. */
    private final LayerStandard[] standards;

    /** Room for so many rows, at most {@link #rows} of them at once. */
    NetForward(NetLayers net, int rows) {
        int most = Math.min(rows, tileRows(net));
        this.rows = most;
        this.room = new NetRoom(most);
        this.net = net;
        this.tile = new double[net.inputs()][most];
        this.z = new double[net.count()][][];
        this.a = new double[net.count()][][];
        this.standards = new LayerStandard[net.normalization() == NetNormalization.LAYER ? net.count() - 1 : 0];
        for (int layer = 0; layer < standards.length; layer++) {
            standards[layer] = new LayerStandard(net.biases(layer).length, most);
        }
        for (int layer = 0; layer < z.length; layer++) {
            z[layer] = new double[net.biases(layer).length][most];
            a[layer] = layer < z.length - 1 ? new double[net.biases(layer).length][most] : new double[0][];
        }
    }

    private static int tileRows(NetLayers net) {
        int widest = net.inputs() / 4; // Columns are written once and read once, sums for every four columns.
        for (int layer = 0; layer < net.count(); layer++) {
            widest = Math.max(widest, net.biases(layer).length);
        }
        int rows = SUMS / Math.max(1, widest);
        return Math.max(FEWEST, Math.min(MOST, rows - rows % FEWEST));
    }

    /** The rows of a tile. */
    int rows() {
        return rows;
    }

    /** The sums of the output units, as {@link #columns} and {@link #sums} leave them. */
    double[][] outputSums() {
        return z[z.length - 1];
    }

    /** The sums of one layer, as {@link #columns} leaves them: normalised ones where the net does that. */
    double[][] sums(int layer) {
        return z[layer];
    }

    /** What the sums of one layer are made of, as {@link #columns} leaves it: the features, or the units before it. */
    double[][] inputs(int layer) {
        return layer == 0 ? tile : a[layer - 1];
    }

    /** The sums of every layer for {@code rows} rows of columns from {@code from} on, at most a tile. */
    void columns(double[][] columns, int from, int rows) {
        AffineTile.affine(columns, from, rows, tile, net.weights(0), net.biases(0), z[0]);
        rest(rows);
    }

    /** The same from the sums of the first layer, which are not modified. */
    void sums(double[][] first, int from, int rows) {
        AffineTile.copy(first, from, rows, z[0]);
        rest(rows);
    }

    /** The outputs made of those sums, as {@link io.limpid.core.model.Model#predict} orders them. */
    void write(double[] out, int from, int rows) {
        net.output().write(outputSums(), rows, out, from, room);
    }

    private void rest(int rows) {
        for (int layer = 1; layer < z.length; layer++) {
            if (standards.length > 0) {
                standards[layer - 1].forward(z[layer - 1], net.gains(layer - 1), net.shifts(layer - 1), rows);
            }
            for (int k = 0; k < z[layer - 1].length; k++) {
                net.activation().apply(z[layer - 1][k], a[layer - 1][k], rows, room);
            }
            NetTile.affine(a[layer - 1], rows, net.weights(layer), net.biases(layer), z[layer]);
        }
    }

    /**
     * The outputs of every row, as {@link io.limpid.core.model.Model#predict} orders them.
     *
     * @throws io.limpid.core.data.RowException when a row's output is not a number
     */
    static void predict(NetLayers net, Schema features, double[][] columns, int rows, double[] out) {
        NetForward forward = new NetForward(net, rows);
        for (int from = 0; from < rows; from += forward.rows) {
            int count = Math.min(forward.rows, rows - from);
            forward.columns(columns, from, count);
            forward.requireNumbers(features, columns, from, count);
            forward.write(out, from, count);
        }
    }

    /** The outputs of rows given by the sums of the first layer. */
    static void evaluate(NetLayers net, double[][] first, int rows, double[] out) {
        NetForward forward = new NetForward(net, rows);
        for (int from = 0; from < rows; from += forward.rows) {
            int count = Math.min(forward.rows, rows - from);
            forward.sums(first, from, count);
            forward.write(out, from, count);
        }
    }

    /** {@code out[feature][row]}: the derivatives of one output. */
    static void gradient(NetLayers net, Schema features, double[][] columns, int rows, int output, double[][] out) {
        NetForward forward = new NetForward(net, rows);
        double[][][] d = new double[net.count()][][];
        for (int layer = 0; layer < d.length; layer++) {
            d[layer] = new double[net.biases(layer).length][forward.rows];
        }
        for (int from = 0; from < rows; from += forward.rows) {
            int count = Math.min(forward.rows, rows - from);
            forward.columns(columns, from, count);
            forward.requireNumbers(features, columns, from, count);
            forward.backward(output, count, d);
            for (int j = 0; j < out.length; j++) {
                System.arraycopy(forward.tile[j], 0, out[j], from, count);
            }
        }
    }

    /** Leaves the derivatives by the features where the features were. */
    private void backward(int output, int rows, double[][][] d) {
        int last = d.length - 1;
        net.output().slopes(z[last], rows, output, d[last]);
        for (int layer = last; layer > 0; layer--) {
            NetTile.transposed(d[layer], rows, net.weights(layer), d[layer - 1]);
            for (int k = 0; k < d[layer - 1].length; k++) {
                net.activation().multiplySlope(z[layer - 1][k], a[layer - 1][k], d[layer - 1][k], rows, room);
            }
            if (standards.length > 0) {
                standards[layer - 1].backward(d[layer - 1], net.gains(layer - 1), rows);
            }
        }
        NetTile.transposed(d[0], rows, net.weights(0), tile);
    }

    /**
     * Returns when every row of a tile has an output. An infinite log-odds is a probability all the same; an infinite
     * prediction, or one of several sums, is not.
     *
     * @throws io.limpid.core.data.RowException when a row has none
     */
    void requireNumbers(Schema features, double[][] columns, int from, int rows) {
        double bound = net.output() == NetOutput.SIGMOID ? Double.POSITIVE_INFINITY : Double.MAX_VALUE;
        for (double[] sums : outputSums()) {
            for (int i = 0; i < rows; i++) {
                if (!(Math.abs(sums[i]) <= bound)) {
                    throw NumericInputs.unusable(features, columns, from + i);
                }
            }
        }
    }
}
