package io.limpid.models.neural;

import java.util.List;
import java.util.Objects;

/**
 * What goes on in every layer of a net for the rows of a table, unit by unit. The arrays belong to this result and are
 * not to be modified.
 *
 * @param rows how many rows there are
 * @param layers the hidden layers in their order, then that of the output
 * @param predictions what the net makes of the last sums: one for each class, or the one number
 */
public record NetActivations(int rows, List<Layer> layers, List<Prediction> predictions) {

    /** Copies the lists. */
    public NetActivations {
        layers = List.copyOf(layers);
        predictions = List.copyOf(predictions);
    }

    /**
     * One layer.
     *
     * @param layer from 0, as in {@link NetLayer}
     * @param units its units in their order
     */
    public record Layer(int layer, List<Unit> units) {

        /** Copies the list. */
        public Layer {
            units = List.copyOf(units);
        }
    }

    /**
     * One unit.
     *
     * @param name as in {@link NetLayer.Unit}
     * @param sums the sum of each row, after layer normalisation where the net has it
     * @param outputs what the activation makes of each sum; in the output layer the sums themselves
     */
    public record Unit(String name, double[] sums, double[] outputs) {

        /** Checks that nothing is null. */
        public Unit {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(sums, "sums");
            Objects.requireNonNull(outputs, "outputs");
        }
    }

    /**
     * One output of the net.
     *
     * @param name the class, or {@code prediction}
     * @param values the same bits as of {@link NeuralNetModel#predict}, one for each row
     */
    public record Prediction(String name, double[] values) {

        /** Checks that nothing is null. */
        public Prediction {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(values, "values");
        }
    }
}
