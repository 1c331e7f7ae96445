package io.limpid.core.metric;

import java.util.Objects;
import java.util.Optional;

/**
 * A confidence interval of a metric, or the reason why there is none.
 *
 * <pre>{@code
 * Interval interval = DeLongInterval.withDefaults().of(predictions).interval();
 * interval.bounds().ifPresent(ends -> System.out.println(ends.low() + " to " + ends.high()));
 * }</pre>
 */
public sealed interface Interval {

    /** An interval that could not be found. */
    static Interval undefined(String reason) {
        return new Undefined(reason);
    }

    /** The ends, or empty when undefined. */
    default Optional<Bounds> bounds() {
        return this instanceof Bounds b ? Optional.of(b) : Optional.empty();
    }

    /**
     * The ends.
     *
     * @throws IllegalStateException when undefined, with the reason
     */
    default Bounds require() {
        if (this instanceof Undefined undefined) {
            throw new IllegalStateException("interval: expected one, got none: " + undefined.reason());
        }
        return (Bounds) this;
    }

    /** How an interval was found. */
    enum Method {
        /** Between quantiles of the bootstrap's scores. */
        BOOTSTRAP_PERCENTILE,
        /** Between quantiles of the bootstrap's scores, corrected for bias and skewness. */
        BOOTSTRAP_BCA,
        /** By DeLong's variance of the area under the ROC curve. */
        DELONG
    }

    /**
     * An interval that was found.
     *
     * @param low the lower end, finite
     * @param high the upper end, finite
     * @param level the share of such intervals that shall hold the true value, for example 0.95
     * @param method how it was found
     */
    record Bounds(double low, double high, double level, Method method) implements Interval {

        /** Checks the order of the ends and the level. */
        public Bounds {
            Objects.requireNonNull(method, "method");
            requireLevel(level);
            if (!(low <= high && low > Double.NEGATIVE_INFINITY && high < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "interval: expected finite ends low <= high, got " + low + " and " + high);
            }
        }

        /** Whether a value lies between the ends, or is one of them. */
        public boolean contains(double value) {
            return low <= value && value <= high;
        }

        static double requireLevel(double level) {
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException("level: expected a number above 0 and below 1, got " + level);
            }
            return level;
        }
    }

    /**
     * No interval.
     *
     * @param reason why, in words
     */
    record Undefined(String reason) implements Interval {

        /** Checks that a reason is given. */
        public Undefined {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
