package io.limpid.models.neural;

import io.limpid.core.numeric.OptionChecks;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The options that say what a net is like before it is trained. */
record NetShape(List<Integer> hidden, Activation activation, NetStart start, NetNormalization normalization) {

    static final int MOST_UNITS = 100_000;
    private static final int MOST_LAYERS = 1_000;

    /** What a section of a model file holds: 256 MiB. */
    private static final long MOST_WEIGHTS = 1L << 25;

    NetShape {
        hidden = List.copyOf(hidden);
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(normalization, "normalization");
        if (hidden.size() > MOST_LAYERS) {
            throw new IllegalArgumentException(
                    "hidden: expected at most " + MOST_LAYERS + " layers, got " + hidden.size());
        }
        boolean single = normalization == NetNormalization.LAYER && hidden.contains(1);
        if (single) { // Alone, a unit is its own mean.
            throw new IllegalArgumentException(
                    "hidden: expected at least 2 units in each layer under normalization LAYER, got " + hidden);
        }
        hidden.forEach(units -> OptionChecks.requireCount("hidden", units, MOST_UNITS));
    }

    NetShape withHidden(int... units) {
        return new NetShape(Arrays.stream(units).boxed().toList(), activation, start, normalization);
    }

    NetShape with(Activation other) {
        return new NetShape(hidden, other, start, normalization);
    }

    NetShape with(NetStart other) {
        return new NetShape(hidden, activation, other, normalization);
    }

    NetShape with(NetNormalization other) {
        return new NetShape(hidden, activation, start, other);
    }

    /** The units of every layer, the inputs first. */
    int[] widths(int inputs, int outputUnits) {
        int[] widths = new int[hidden.size() + 2];
        widths[0] = inputs;
        for (int layer = 0; layer < hidden.size(); layer++) {
            widths[layer + 1] = hidden.get(layer);
        }
        widths[widths.length - 1] = outputUnits;
        long all = 0;
        for (int layer = 1; layer < widths.length; layer++) {
            long weights = (long) widths[layer - 1] * widths[layer];
            if (!(weights <= MOST_WEIGHTS)) {
                throw new IllegalArgumentException("hidden: expected layers of at most " + MOST_WEIGHTS
                        + " weights each, got " + weights + " between " + widths[layer - 1] + " and "
                        + widths[layer] + " units");
            }
            all += weights;
        }
        if (!(all <= NetWeightsContent.MOST_WEIGHTS)) {
            throw new IllegalArgumentException("hidden: expected at most " + NetWeightsContent.MOST_WEIGHTS
                    + " weights in all layers, got " + all);
        }
        return widths;
    }
}
