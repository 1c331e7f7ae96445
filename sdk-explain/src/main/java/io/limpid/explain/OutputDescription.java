package io.limpid.explain;

import java.util.Objects;
import java.util.Optional;

/**
 * Which one number of a model is explained.
 *
 * @param space its scale
 * @param category the class whose number it is, empty for a regressor
 */
public record OutputDescription(Space space, Optional<String> category) {

    /** The scale an explained number lives on. Values on two scales cannot be compared. */
    public enum Space {
        /** A regressor's prediction, on the target's scale. */
        PREDICTION("prediction"),
        /** A class's probability, from 0 to 1. */
        PROBABILITY("probability"),
        /** {@code log(p / (1 - p))} of a class against the rest, p clipped to [1e-15, 1 - 1e-15]. */
        LOG_ODDS("log-odds");

        private final String text;

        Space(String text) {
            this.text = text;
        }

        /** The name users read and type. */
        public String text() {
            return text;
        }
    }

    /** Checks that neither is null. */
    public OutputDescription {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(category, "category");
    }

    /** In words, for example {@code probability of high}. */
    public String text() {
        return category.map(c -> space.text() + " of " + c).orElse(space.text());
    }
}
