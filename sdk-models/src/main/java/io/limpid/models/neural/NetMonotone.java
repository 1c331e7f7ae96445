package io.limpid.models.neural;

import io.limpid.core.data.Schema;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.text.Quoted;
import java.util.Optional;

/**
 * Holds a net to signs of its weights under which its output only rises, or only falls, with a column, for every row
 * whatever. The first half of each hidden layer's units have the sign +1, the others -1, and so have the output +1 and
 * a held column that of its direction; a weight has the product of the signs of what it leads from and to, or is zero.
 * Along every path from a held column to the output the signs of the units then cancel, and activations that only rise
 * do the rest. Units of sign +1 bend the one way and those of -1 the other, so that both can be learnt. The first
 * layer's weights of columns that are not held are free.
 *
 * @see <a href="https://arxiv.org/abs/2205.11775">Runje and Shankaranarayana (2023), of units that bend both ways</a>
 */
final class NetMonotone {

    /** By varying column: 1, -1, or 0 for one that is not held. */
    private final int[] columns;

    private NetMonotone(int[] columns) {
        this.columns = columns;
    }

    /**
     * What a training has to hold; nothing when no column is held, or none that is held varies.
     *
     * @throws IllegalArgumentException when a held column is not there, or a net of this shape cannot be held; the
     *     message names the column or option
     */
    static Optional<NetMonotone> of(NetShape shape, MonotoneConstraints constraints, NetTask task, NetScale scale) {
        if (constraints.isEmpty()) {
            return Optional.empty();
        }
        requireHeld(shape, constraints, task.features(), task.output());
        int[] signs = constraints.signs(task.features());
        int[] columns = new int[scale.varying()];
        boolean any = false;
        for (int j = 0; j < columns.length; j++) {
            columns[j] = signs[scale.column(j)];
            any |= columns[j] != 0;
        }
        return any ? Optional.of(new NetMonotone(columns)) : Optional.empty();
    }

    private static void requireHeld(
            NetShape shape, MonotoneConstraints constraints, Schema features, NetOutput output) {
        constraints.signs(features);
        String with = " with monotone constraints on " + Quoted.list(constraints.columns()) + ", got ";
        if (output == NetOutput.SOFTMAX) {
            throw new IllegalArgumentException("classes: expected two" + with + "more");
        }
        if (shape.activation() == Activation.GELU) {
            throw new IllegalArgumentException("activation: expected one that only rises" + with + shape.activation());
        }
        if (shape.normalization() != NetNormalization.NONE && shape.normalization() != NetNormalization.BATCH) {
            throw new IllegalArgumentException("normalization: expected NONE or BATCH" + with + shape.normalization());
        }
    }

    /** Gives the random start the signs it must have. */
    void start(NetParameters net) {
        forEach(net, (weights, from, to, sign) -> {
            for (int k = from; k < to; k++) {
                weights[k] = sign * Math.abs(weights[k]);
            }
        });
    }

    /** Sets every weight of the wrong sign to zero, and every slope of batch normalisation below zero. */
    void hold(NetParameters net) {
        forEach(net, (weights, from, to, sign) -> {
            for (int k = from; k < to; k++) {
                weights[k] = sign * weights[k] < 0 ? 0 : weights[k];
            }
        });
        for (double[] gains : net.gains) {
            for (int u = 0; u < gains.length; u++) {
                gains[u] = gains[u] < 0 ? 0 : gains[u];
            }
        }
    }

    /** Weights {@code from} to {@code to - 1} of one unit, which must have this sign. */
    private interface Held {
        void at(double[] weights, int from, int to, double sign);
    }

    private void forEach(NetParameters net, Held held) {
        int last = net.layers() - 1;
        for (int layer = 0; layer <= last; layer++) {
            double[][] units = net.weights[layer];
            for (int u = 0; u < units.length; u++) {
                int up = layer == last || u < firstHalf(units.length) ? 1 : -1;
                if (layer == 0) {
                    for (int j = 0; j < columns.length; j++) {
                        if (columns[j] != 0) {
                            held.at(units[u], j, j + 1, up * columns[j]);
                        }
                    }
                } else {
                    int half = firstHalf(units[u].length);
                    held.at(units[u], 0, half, up);
                    held.at(units[u], half, units[u].length, -up);
                }
            }
        }
    }

    /** The larger half, so that a unit alone has the output's sign. */
    private static int firstHalf(int units) {
        return (units + 1) / 2;
    }
}
