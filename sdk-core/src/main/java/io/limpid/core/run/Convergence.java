package io.limpid.core.run;

import java.util.Objects;

/**
 * How an iterative computation ended. Not reaching the tolerance is a result to be read, not an exception.
 *
 * @param status whether the tolerance was reached
 * @param iterations how many steps were made
 * @param measure the last value of what must become small, for example the gradient's largest component
 * @param tolerance what {@code measure} had to reach
 */
public record Convergence(Status status, int iterations, double measure, double tolerance) {

    /** How it ended. */
    public enum Status {
        /** The measure is within the tolerance. */
        REACHED,
        /** The iterations ran out, or no further progress was possible in double precision. */
        NOT_REACHED
    }

    /** Checks that the status is given. */
    public Convergence {
        Objects.requireNonNull(status, "status");
    }

    /** A result judged by its measure. */
    public static Convergence of(int iterations, double measure, double tolerance) {
        return new Convergence(
                measure <= tolerance ? Status.REACHED : Status.NOT_REACHED, iterations, measure, tolerance);
    }
}
