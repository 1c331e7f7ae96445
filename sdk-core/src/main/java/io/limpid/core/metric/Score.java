package io.limpid.core.metric;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A metric's result: a value, or the reason why it is undefined. An undefined score is never a 0 in an average.
 *
 * <pre>{@code
 * Score score = new RocAuc().score(predictions);
 * String text = score instanceof Score.Undefined none ? none.reason() : "AUC " + score.require();
 * }</pre>
 */
public sealed interface Score {

    /** A score with this value. */
    static Score of(double value) {
        return new Value(value);
    }

    /** A score that has no value. */
    static Score undefined(String reason) {
        return new Undefined(reason);
    }

    /** The value, or empty when undefined. */
    default OptionalDouble value() {
        return this instanceof Value v ? OptionalDouble.of(v.number()) : OptionalDouble.empty();
    }

    /**
     * The value.
     *
     * @throws IllegalStateException when undefined, with the reason
     */
    default double require() {
        if (this instanceof Undefined undefined) {
            throw new IllegalStateException("score: expected a value, got none: " + undefined.reason());
        }
        return ((Value) this).number();
    }

    /**
     * A defined score.
     *
     * @param number its finite value
     */
    record Value(double number) implements Score {
        /** Checks that the value is finite. */
        public Value {
            if (!(Math.abs(number) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("score: expected a finite number, got " + number);
            }
        }
    }

    /**
     * A score without a value.
     *
     * @param reason why, in words
     */
    record Undefined(String reason) implements Score {
        /** Checks that a reason is given. */
        public Undefined {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
