package io.limpid.core.model;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which way a prediction may move when one numeric column grows and all others stay: up only, or down only. The
 * prediction is a regressor's number or the probability of a classifier's positive class.
 *
 * <pre>{@code
 * MonotoneConstraints constraints = MonotoneConstraints.none().increasing("area").decreasing("age");
 * LogisticRegression trainer = LogisticRegression.withDefaults().withMonotone(constraints);
 * }</pre>
 *
 * <p>The columns are those that the trainer sees. Behind a {@link io.limpid.core.transform.Pipeline} it sees what the
 * steps make: imputers, scalers, logarithms, power transformers and winsorizers keep a column's name and the order of
 * its values, so the model over raw columns is held as well. Where a step makes further columns of it, such as
 * products, bins or an indicator of missing values, only the named ones are held; {@link MonotoneSweep} over the
 * pipeline's model tells what that comes to. A level's column of a one-hot encoder can be named too, such as {@code
 * city=Oslo}.
 *
 * <p>Immutable. Two are equal when they hold the same columns the same way.
 */
public final class MonotoneConstraints {

    private static final MonotoneConstraints NONE = new MonotoneConstraints(new TreeMap<>());

    /** Which way a prediction may move when a column grows. */
    public enum Direction {
        /** Up, or not at all. */
        INCREASING(1),
        /** Down, or not at all. */
        DECREASING(-1);

        private final int sign;

        Direction(int sign) {
            this.sign = sign;
        }

        /** 1 for increasing, -1 for decreasing. */
        public int sign() {
            return sign;
        }
    }

    private final Map<String, Direction> directions;

    private MonotoneConstraints(TreeMap<String, Direction> directions) {
        this.directions = Collections.unmodifiableMap(directions);
    }

    /** No column is held. */
    public static MonotoneConstraints none() {
        return NONE;
    }

    /**
     * These and one more: the prediction never falls when the column grows.
     *
     * @throws IllegalArgumentException when the column is held the other way
     */
    public MonotoneConstraints increasing(String column) {
        return with(column, Direction.INCREASING);
    }

    /**
     * These and one more: the prediction never rises when the column grows.
     *
     * @throws IllegalArgumentException when the column is held the other way
     */
    public MonotoneConstraints decreasing(String column) {
        return with(column, Direction.DECREASING);
    }

    /**
     * These and one more.
     *
     * @throws IllegalArgumentException when the column is held the other way
     */
    public MonotoneConstraints with(String column, Direction direction) {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(direction, "direction");
        TreeMap<String, Direction> more = new TreeMap<>(directions);
        Direction before = more.putIfAbsent(column, direction);
        if (before != null && before != direction) {
            throw new IllegalArgumentException("monotone constraints, column " + Quoted.of(column)
                    + ": expected one direction, got " + before + " and " + direction);
        }
        return new MonotoneConstraints(more);
    }

    /** Whether no column is held. */
    public boolean isEmpty() {
        return directions.isEmpty();
    }

    /** The names of the columns that are held, in code-unit order. */
    public List<String> columns() {
        return List.copyOf(directions.keySet());
    }

    /** Which way a column is held; empty when it is not. */
    public Optional<Direction> direction(String column) {
        return Optional.ofNullable(directions.get(Objects.requireNonNull(column, "column")));
    }

    /**
     * The constraints in the order of a schema's columns: 1 for increasing, -1 for decreasing, 0 for a column that is
     * not held.
     *
     * @throws IllegalArgumentException when a column is not in the schema or is categorical; the message names it
     */
    public int[] signs(Schema features) {
        int[] signs = new int[features.size()];
        directions.forEach((column, direction) -> {
            int j = features.find(column)
                    .orElseThrow(() -> new IllegalArgumentException("monotone constraints, column "
                            + Quoted.of(column) + ": expected one the trainer sees, so one of "
                            + Quoted.list(features.names())));
            if (!(features.field(j) instanceof Field.Numeric)) {
                throw new IllegalArgumentException("monotone constraints, column " + Quoted.of(column)
                        + ": expected a numeric column, got a categorical one, whose levels have no order");
            }
            signs[j] = direction.sign();
        });
        return signs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MonotoneConstraints that && directions.equals(that.directions);
    }

    @Override
    public int hashCode() {
        return directions.hashCode();
    }

    /** The columns and their directions, such as {@code {age=DECREASING, area=INCREASING}}. */
    @Override
    public String toString() {
        return directions.toString();
    }
}
