package io.limpid.core.metric;

/** A number that says how good predictions are. Stateless and thread-safe. */
public interface Metric {

    /** Its standard name, for example {@code log loss}. */
    String name();

    /** Which way is better. */
    Direction direction();

    /**
     * The metric of these predictions, row weights counted.
     *
     * @return a value, or why there is none
     */
    Score score(Predictions predictions);

    /** Which way is better. */
    enum Direction {
        /** Larger is better. */
        HIGHER_IS_BETTER,
        /** Smaller is better. */
        LOWER_IS_BETTER
    }
}
