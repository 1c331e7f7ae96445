package io.limpid.models.neural;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Moments;
import io.limpid.core.kernel.Weights;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the inputs of one layer are like over some rows of a data set: their means, their deviations, and the rows
 * themselves less the means.
 */
final class NetCalibration {

    /** Evenly spaced rows that have weight, and their weights. */
    static final class Rows {

        private final FoundNet found;
        private final Dataset data;
        private final int[] rows;
        private final double[] weights;

        /**
         * At most so many rows.
         *
         * @throws IllegalArgumentException when no row has weight
         */
        Rows(FoundNet found, Dataset data, int most) {
            double[] all = data.weights();
            int[] weighted =
                    IntStream.range(0, all.length).filter(row -> all[row] > 0).toArray();
            if (weighted.length == 0) {
                throw new IllegalArgumentException("calibration rows: expected at least 1 row with weight, got 0");
            }
            int count = Math.min(weighted.length, most);
            this.found = found;
            this.data = data;
            this.rows = IntStream.range(0, count)
                    .map(i -> weighted[(int) ((long) i * weighted.length / count)])
                    .toArray();
            this.weights = Weights.shares(
                    Arrays.stream(rows).mapToDouble(row -> all[row]).toArray());
        }

        /**
         * What one layer gets.
         *
         * @throws IllegalArgumentException when a row cannot be predicted, or the deviation of an input is beyond
         *     double precision
         */
        NetCalibration layer(int layer) {
            NetLayers net = found.net().net();
            double[][] x = new double[net.weights(layer)[0].length][rows.length];
            found.forEach(data.features(), rows, (forward, from, count) -> {
                double[][] inputs = forward.inputs(layer);
                for (int j = 0; j < x.length; j++) {
                    System.arraycopy(inputs[j], 0, x[j], from, count);
                }
            });
            List<String> names = layer == 0
                    ? found.net().features().names()
                    : IntStream.range(0, x.length).mapToObj(k -> "unit " + k).toList();
            return new NetCalibration(layer, names, x, weights);
        }
    }

    private final int layer;
    private final List<String> names;

    /** {@code [input][row]}, less the mean. */
    private final double[][] x;

    private final double[] weights;
    private final double[] mean;
    private final double[] deviation;

    private NetCalibration(int layer, List<String> names, double[][] x, double[] weights) {
        this.layer = layer;
        this.names = names;
        this.x = x;
        this.weights = weights;
        this.mean = new double[x.length];
        this.deviation = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            Moments moments = Moments.of(names.get(j), x[j], weights);
            mean[j] = moments.mean();
            deviation[j] = moments.deviation();
            for (int i = 0; i < x[j].length; i++) {
                x[j][i] -= mean[j];
            }
        }
    }

    /** The standard deviation of an input; 0 for one that does not vary. */
    double deviation(int input) {
        return deviation[input];
    }

    /** How much a unit's sum is off on average when its weights are off by so much: what its bias can make up for. */
    double meanError(double[] off) {
        double sum = 0;
        for (int j = 0; j < off.length; j++) {
            sum += off[j] * mean[j];
        }
        return sum;
    }

    /** The weighted squared error that is left in a unit's sum then, added up over rows; {@code room} is one a row. */
    double squaredError(double[] off, double[] room) {
        Arrays.fill(room, 0);
        for (int j = 0; j < off.length; j++) {
            double[] column = x[j];
            double d = off[j];
            for (int i = 0; i < room.length; i++) {
                room[i] += d * column[i];
            }
        }
        double sum = 0;
        for (int i = 0; i < room.length; i++) {
            sum += weights[i] * (room[i] * room[i]);
        }
        return sum;
    }

    /** The complaint about a weight whose part in its unit's sum over these rows is beyond double precision. */
    IllegalArgumentException tooLarge(int unit, int input, double weight) {
        return new IllegalArgumentException("layer " + layer + ", unit " + unit + ", input "
                + Quoted.of(names.get(input)) + ": expected a weight times the standard deviation of its input that"
                + " fits in double precision, got " + weight + " times " + deviation[input]);
    }

    /** A bias and what is added to it, when that is a finite number. */
    double bias(int unit, double bias, double added) {
        if (!(Math.abs(bias + added) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("layer " + layer + ", unit " + unit
                    + ": expected calibration rows over which its bias can make up for the change of its weights in"
                    + " double precision, got " + bias + " and " + added);
        }
        return bias + added;
    }

    int rows() {
        return weights.length;
    }
}
