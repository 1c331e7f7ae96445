package io.limpid.core.model;

import io.limpid.core.model.MonotoneConstraints.Direction;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link MonotoneSweep} of one column found: the largest move of a prediction the wrong way, if there was any.
 *
 * @param column the column that was swept
 * @param direction which way the prediction should move when it grows
 * @param rows how many rows were swept
 * @param points how many different values the column was given in each; with fewer than two nothing can be seen
 * @param largest the largest move the wrong way; empty when there was none
 */
public record MonotoneCheck(String column, Direction direction, int rows, int points, Optional<Violation> largest) {

    /**
     * A move the wrong way: with the column at {@code to} the row's prediction is on the wrong side of that at {@code
     * from}.
     *
     * @param row whose other values stayed
     * @param from the column's smaller value
     * @param to its larger value
     * @param size by how much the prediction moves the wrong way between the two, above 0
     */
    public record Violation(int row, double from, double to, double size) {

        /** Checks that it is one. */
        public Violation {
            if (!(row >= 0)) {
                throw new IllegalArgumentException("row: expected one from 0 on, got " + row);
            }
            if (!(from < to)) {
                throw new IllegalArgumentException(
                        "from, to: expected a smaller and a larger value, got " + from + " and " + to);
            }
            if (!(size > 0)) {
                throw new IllegalArgumentException("size: expected a number above 0, got " + size);
            }
        }
    }

    /** Checks that nothing is null or negative. */
    public MonotoneCheck {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(largest, "largest");
        if (!(rows >= 0 && points >= 0)) {
            throw new IllegalArgumentException(
                    "rows, points: expected numbers of at least 0, got " + rows + " and " + points);
        }
    }

    /** The size of the largest violation; 0 when there is none. */
    public double violation() {
        return largest.map(Violation::size).orElse(0.0);
    }

    /**
     * Whether no prediction moved the wrong way by more than a tolerance, in the prediction's units. A model that is
     * monotone in exact arithmetic may be off by rounding: 1e-12 times the size of its predictions is ample.
     */
    public boolean holds(double tolerance) {
        return violation() <= tolerance;
    }
}
