package io.limpid.models.neural;

import java.util.List;
import java.util.Objects;

/**
 * One layer of a trained net in plain numbers: every unit's sum is {@code bias + sum_j weights_j inputs_j}; with layer
 * normalisation {@code gain} times that sum standardised over the layer's units, plus {@code shift}.
 *
 * @param layer from 0 for the first hidden layer; the last one is that of the output
 * @param place whether a hidden layer or that of the output
 * @param activation what its units make of their sums; {@link Activation#LINEAR} for the output layer, whose sums the
 *     predictions are made of
 * @param inputs the name of each input: the columns the net reads, behind a pipeline those it makes; further on the
 *     units of the layer before
 * @param units the units in their order
 */
public record NetLayer(int layer, Place place, Activation activation, List<String> inputs, List<Unit> units) {

    /** Where in its net a layer stands. */
    public enum Place {
        /** Between the features and the output. */
        HIDDEN,
        /** At the end. */
        OUTPUT
    }

    /** Checks that nothing is null; copies the lists. */
    public NetLayer {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(activation, "activation");
        inputs = List.copyOf(inputs);
        units = List.copyOf(units);
    }

    /**
     * One unit.
     *
     * @param name {@code unit 0} and so on; in the output layer the class whose score it is, or {@code prediction}
     * @param bias the constant of its sum
     * @param gain what its sum is multiplied with after layer normalisation; 1 without it
     * @param shift what is added to it then; 0 without it
     * @param norm the Euclidean length of its weights, in which a weight counts in the unit of its input
     * @param zeros how many of its weights are zero
     * @param weights one for each input, in the inputs' own units
     */
    public record Unit(
            String name, double bias, double gain, double shift, double norm, int zeros, List<Double> weights) {

        /** Checks that nothing is null; copies the list. */
        public Unit {
            Objects.requireNonNull(name, "name");
            weights = List.copyOf(weights);
        }
    }
}
