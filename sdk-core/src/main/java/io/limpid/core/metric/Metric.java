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

    /** The values a score can take; unbounded unless a metric says otherwise. */
    default Range range() {
        return new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * The values a score can take.
     *
     * @param least the smallest, maybe minus infinity
     * @param most the largest, maybe infinity
     */
    record Range(double least, double most) {

        /** From 0 to 1. */
        public static final Range UNIT = new Range(0, 1);

        /** From 0 on. */
        public static final Range NOT_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY);

        /** Checks the order. */
        public Range {
            if (!(least < most)) {
                throw new IllegalArgumentException("range: expected least < most, got " + least + " and " + most);
            }
        }

        /** The value of the range that is nearest to {@code value}. */
        public double nearest(double value) {
            return Math.min(Math.max(value, least), most);
        }
    }

    /** Which way is better. */
    enum Direction {
        /** Larger is better. */
        HIGHER_IS_BETTER,
        /** Smaller is better. */
        LOWER_IS_BETTER
    }
}
