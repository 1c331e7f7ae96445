package io.limpid.models.neural;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What the units of a net give over the rows of a data set, each row counting by its weight.
 *
 * @param rows how many rows have weight
 * @param layers the hidden layers in their order, then that of the output
 */
public record NetSummary(int rows, List<Layer> layers) {

    /** Copies the list. */
    public NetSummary {
        layers = List.copyOf(layers);
    }

    /**
     * One layer.
     *
     * @param layer from 0, as in {@link NetLayer}
     * @param place whether a hidden layer or that of the output
     * @param units its units in their order
     */
    public record Layer(int layer, NetLayer.Place place, List<Unit> units) {

        /** Checks that nothing is null; copies the list. */
        public Layer {
            Objects.requireNonNull(place, "place");
            units = List.copyOf(units);
        }

        /** The places of the units that give 0 for every row; none in the output layer. */
        public List<Integer> dead() {
            return IntStream.range(0, units.size())
                    .filter(unit -> place == NetLayer.Place.HIDDEN
                            && units.get(unit).over().isZero())
                    .boxed()
                    .toList();
        }
    }

    /**
     * One unit.
     *
     * @param name as in {@link NetLayer.Unit}
     * @param over what it gives over all rows: its activation, in the output layer its sum
     * @param byClass the same over the rows of each class of the target that has any, in the classes' order; empty for
     *     a numeric target
     */
    public record Unit(String name, Spread over, Map<String, Spread> byClass) {

        /** Checks that nothing is null; copies the map. */
        public Unit {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(over, "over");
            byClass = Collections.unmodifiableMap(new LinkedHashMap<>(byClass));
        }
    }

    /**
     * How some numbers are spread.
     *
     * @param mean the weighted mean
     * @param deviation the weighted standard deviation, divided by the sum of the weights
     * @param least the smallest
     * @param most the largest
     * @param zeroShare the share of the weight that is at exactly 0, where a ReLU lets nothing through
     */
    public record Spread(double mean, double deviation, double least, double most, double zeroShare) {

        /** Whether every one is 0. */
        public boolean isZero() {
            return least == 0 && most == 0;
        }
    }
}
