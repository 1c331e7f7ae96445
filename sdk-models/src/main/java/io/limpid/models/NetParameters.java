package io.limpid.models;

import java.util.SplittableRandom;

/**
 * The weights and biases of a net with one hidden layer and one output, on standardised features, while it is trained.
 * Also the shape of its gradient.
 */
final class NetParameters {

    /** {@code hidden[unit][feature]}. */
    final double[][] hidden;

    final double[] hiddenBias;

    /** {@code output[unit]}. */
    final double[] output;

    /** Of length one. */
    final double[] outputBias;

    private final double[][] arrays;

    NetParameters(int units, int features) {
        hidden = new double[units][features];
        hiddenBias = new double[units];
        output = new double[units];
        outputBias = new double[1];
        arrays = new double[units + 3][];
        System.arraycopy(hidden, 0, arrays, 0, units);
        arrays[units] = output;
        arrays[units + 1] = hiddenBias;
        arrays[units + 2] = outputBias;
    }

    /**
     * Biases 0; hidden weights uniform with variance 2 / features, which keeps the size of signals through rectifiers
     * (He et al. 2015); output weights uniform with variance 1 / units.
     */
    static NetParameters random(int units, int features, SplittableRandom random) {
        NetParameters start = new NetParameters(units, features);
        double width = Math.sqrt(6.0 / Math.max(1, features));
        for (double[] row : start.hidden) {
            fill(row, width, random);
        }
        fill(start.output, Math.sqrt(3.0 / units), random);
        return start;
    }

    private static void fill(double[] weights, double width, SplittableRandom random) {
        for (int j = 0; j < weights.length; j++) {
            weights[j] = width * (2 * random.nextDouble() - 1);
        }
    }

    int units() {
        return hidden.length;
    }

    int features() {
        return hidden[0].length;
    }

    /** Every weight and bias by array: the hidden rows, the output row, the hidden biases, the output bias. */
    double[][] arrays() {
        return arrays;
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

    /** How many of {@link #arrays} hold weights, which a penalty concerns; biases follow. */
    int weightArrays() {
        return units() + 1;
    }
}
