package io.limpid.models.neural;

import io.limpid.core.numeric.ModelParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The numbers of a trained net, on features in their own units: hidden layers that share an activation, then one layer
 * of sums that the output is made of. Immutable; the arrays stay inside this package.
 */
final class NetLayers {

    private final double[][][] weights;
    private final double[][] biases;
    /** Of layer normalisation, by hidden layer; no layers without it. */
    private final double[][] gains;

    private final double[][] shifts;
    private final Activation activation;
    private final NetOutput output;

    /** A net without normalisation, as the constructor below makes it. */
    NetLayers(double[][][] weights, double[][] biases, Activation activation, NetOutput output) {
        this(weights, biases, new double[0][], new double[0][], activation, output);
    }

    /**
     * Copies the numbers.
     *
     * @param weights {@code weights[layer][unit][input]}, the last layer that of the output
     * @param biases {@code biases[layer][unit]}
     * @param gains {@code gains[hidden layer][unit]} of layer normalisation; no layers without it
     * @param shifts {@code shifts[hidden layer][unit]}, likewise
     * @throws IllegalArgumentException when the shapes don't fit together or a number is not finite
     */
    NetLayers(
            double[][][] weights,
            double[][] biases,
            double[][] gains,
            double[][] shifts,
            Activation activation,
            NetOutput output) {
        this(copy(weights), copy(biases), new Normalization(copy(gains), copy(shifts)), activation, output);
    }

    /** What stands between the hidden layers' sums and their activations; see the constructor above. */
    record Normalization(double[][] gains, double[][] shifts) {}

    /** The same, but takes the arrays over: a net just read from a file must not stand in memory twice. */
    NetLayers(
            double[][][] weights,
            double[][] biases,
            Normalization normalization,
            Activation activation,
            NetOutput output) {
        this.activation = Objects.requireNonNull(activation, "activation");
        this.output = Objects.requireNonNull(output, "output");
        if (weights.length < 1 || biases.length != weights.length) {
            throw new IllegalArgumentException("layers: expected at least 1, and as many weights as biases, got "
                    + weights.length + " and " + biases.length);
        }
        this.weights = weights;
        this.biases = biases;
        for (int layer = 0; layer < weights.length; layer++) {
            int inputs =
                    layer == 0 && weights[0].length > 0 ? weights[0][0].length : biases[Math.max(0, layer - 1)].length;
            requireLayer(layer, weights[layer], biases[layer], inputs);
            requireFinite("biases", biases[layer]);
        }
        this.gains = normalization.gains();
        this.shifts = normalization.shifts();
        requireNormalization("gains", gains);
        requireNormalization("shifts", shifts);
        if (gains.length != shifts.length) {
            throw new IllegalArgumentException("layers: expected as many with gains as with shifts, got " + gains.length
                    + " and " + shifts.length);
        }
    }

    private static double[][][] copy(double[][][] layers) {
        return Arrays.stream(layers).map(NetLayers::copy).toArray(double[][][]::new);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private void requireNormalization(String name, double[][] numbers) {
        if (numbers.length != 0 && numbers.length != biases.length - 1) {
            throw new IllegalArgumentException(
                    name + ": expected " + (biases.length - 1) + " layers or none, got " + numbers.length);
        }
        for (int layer = 0; layer < numbers.length; layer++) {
            if (numbers[layer].length != biases[layer].length) {
                throw new IllegalArgumentException("layer " + layer + ", " + name + ": expected " + biases[layer].length
                        + ", got " + numbers[layer].length);
            }
            requireFinite(name, numbers[layer]);
        }
    }

    private static void requireFinite(String name, double[] numbers) {
        for (double number : numbers) {
            ModelParameters.requireFinite(name, number);
        }
    }

    private static void requireLayer(int layer, double[][] weights, double[] biases, int inputs) {
        if (weights.length == 0 || biases.length != weights.length) {
            throw new IllegalArgumentException("layer " + layer
                    + ": expected at least 1 unit, and as many rows of weights as biases, got " + weights.length
                    + " and " + biases.length);
        }
        for (int u = 0; u < weights.length; u++) {
            if (weights[u].length != inputs) {
                throw new IllegalArgumentException("layer " + layer + ", unit " + u + ": expected " + inputs
                        + " weights, got " + weights[u].length);
            }
            requireFinite("weights", weights[u]);
        }
    }

    int inputs() {
        return weights[0][0].length;
    }

    /** The units of the last layer. */
    int outputUnits() {
        return biases[biases.length - 1].length;
    }

    /** The units of each hidden layer. */
    List<Integer> hidden() {
        return IntStream.range(0, biases.length - 1)
                .mapToObj(layer -> biases[layer].length)
                .toList();
    }

    /** The hidden layers and that of the output. */
    int count() {
        return weights.length;
    }

    /** Not to be modified. */
    double[][] weights(int layer) {
        return weights[layer];
    }

    /** Not to be modified. */
    double[] biases(int layer) {
        return biases[layer];
    }

    /** What its hidden layers do to their sums; batch normalisation is in the weights, and so nothing. */
    NetNormalization normalization() {
        return gains.length == 0 ? NetNormalization.NONE : NetNormalization.LAYER;
    }

    /** Of layer normalisation; not to be modified. */
    double[] gains(int layer) {
        return gains[layer];
    }

    /** Of layer normalisation; not to be modified. */
    double[] shifts(int layer) {
        return shifts[layer];
    }

    /** The same with other weights and biases of the same shape. */
    NetLayers with(double[][][] otherWeights, double[][] otherBiases) {
        return new NetLayers(otherWeights, otherBiases, gains, shifts, activation, output);
    }

    Activation activation() {
        return activation;
    }

    NetOutput output() {
        return output;
    }
}
