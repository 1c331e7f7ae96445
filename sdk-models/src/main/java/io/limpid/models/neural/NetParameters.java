package io.limpid.models.neural;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The weights and biases of a net on standardised features while it is trained. Also the shape of its gradient and of
 * what an optimizer remembers.
 */
final class NetParameters {

    /** {@code weights[layer][unit][input]}, the last layer that of the output. */
    final double[][][] weights;

    /** {@code biases[layer][unit]}. */
    final double[][] biases;

    /** The slopes of a normalisation, {@code gains[hidden layer][unit]}; no layers without it. */
    final double[][] gains;

    /**
     * The constants after a normalisation, {@code shifts[hidden layer][unit]}. Over a batch a constant before it has no
     * effect: there they are the biases.
     */
    final double[][] shifts;

    private final NetNormalization normalization;
    private final int[] widths;
    private final double[][] arrays;
    private final int weightArrays;

    /** All zeros, but gains one. The widths are the numbers of inputs, of units of each hidden layer, and of output. */
    NetParameters(NetNormalization normalization, int... widths) {
        int layers = widths.length - 1;
        this.widths = widths.clone();
        this.weights = new double[layers][][];
        this.biases = new double[layers][];
        this.normalization = normalization;
        this.gains = new double[normalization == NetNormalization.NONE ? 0 : layers - 1][];
        for (int layer = 0; layer < layers; layer++) {
            weights[layer] = new double[widths[layer + 1]][widths[layer]];
            biases[layer] = new double[widths[layer + 1]];
        }
        for (int layer = 0; layer < gains.length; layer++) {
            gains[layer] = new double[widths[layer + 1]];
            Arrays.fill(gains[layer], 1.0);
        }
        boolean own = normalization == NetNormalization.LAYER;
        this.shifts = new double[gains.length][];
        for (int layer = 0; layer < gains.length; layer++) {
            shifts[layer] = own ? new double[widths[layer + 1]] : biases[layer];
        }
        double[][] rows = Arrays.stream(weights).flatMap(Arrays::stream).toArray(double[][]::new);
        this.weightArrays = rows.length;
        this.arrays = Arrays.copyOf(rows, rows.length + layers + gains.length + (own ? shifts.length : 0));
        System.arraycopy(biases, 0, arrays, weightArrays, layers);
        System.arraycopy(gains, 0, arrays, weightArrays + layers, gains.length);
        System.arraycopy(shifts, 0, arrays, weightArrays + layers + gains.length, own ? shifts.length : 0);
    }

    /** A random start. */
    static NetParameters random(NetShape shape, int inputs, int outputUnits, SplittableRandom random) {
        NetParameters net = new NetParameters(shape.normalization(), shape.widths(inputs, outputUnits));
        for (int layer = 0; layer < net.layers(); layer++) {
            int from = net.widths[layer];
            double width = shape.start().width(from, net.widths[layer + 1], layer == net.layers() - 1);
            for (double[] row : net.weights[layer]) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = width * (2 * random.nextDouble() - 1);
                }
            }
        }
        return net;
    }

    /** Another of the same shape, all zeros. */
    NetParameters zeros() {
        NetParameters other = new NetParameters(normalization, widths);
        other.clear();
        return other;
    }

    void clear() {
        for (double[] array : arrays) {
            Arrays.fill(array, 0.0);
        }
    }

    int layers() {
        return weights.length;
    }

    /** The number of inputs. */
    int features() {
        return widths[0];
    }

    /** What its gains belong to. */
    NetNormalization normalization() {
        return normalization;
    }

    /** Every weight and bias by array: the rows of weights layer by layer, the biases, gains, own shifts. */
    double[][] arrays() {
        return arrays;
    }

    /** How many of {@link #arrays} hold weights, which a penalty concerns; they come first. */
    int weightArrays() {
        return weightArrays;
    }

    /** Whether every number is finite. */
    boolean finite() {
        for (double[] array : arrays) {
            for (double value : array) {
                if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Makes the vector of all numbers no longer than {@code most}. */
    void clip(double most) {
        double norm = norm(1);
        if (norm == Double.POSITIVE_INFINITY) {
            norm = norm(largest());
        }
        if (!(norm > most)) {
            return;
        }
        for (double[] array : arrays) {
            for (int j = 0; j < array.length; j++) {
                array[j] *= most / norm;
            }
        }
    }

    /** The length of the vector of all numbers, whose squares are added in this unit. */
    private double norm(double unit) {
        double squares = 0;
        for (double[] array : arrays) {
            for (double value : array) {
                squares += value / unit * (value / unit);
            }
        }
        return unit * Math.sqrt(squares);
    }

    private double largest() {
        double largest = 0;
        for (double[] array : arrays) {
            for (double value : array) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }
}
