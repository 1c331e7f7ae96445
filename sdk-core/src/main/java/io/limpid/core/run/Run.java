package io.limpid.core.run;

import java.util.Objects;

/**
 * How one long computation is run. Nothing in it changes a result.
 *
 * @param workers who does the tasks
 * @param progress who hears of each step
 * @param cancellation who may stop it
 */
public record Run(Workers workers, Progress progress, Cancellation cancellation) {

    /** Checks that nothing is null. */
    public Run {
        Objects.requireNonNull(workers, "workers");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(cancellation, "cancellation");
    }

    /** On the calling thread, unwatched, to the end. */
    public static Run quiet() {
        return new Run(Workers.sequential(), Progress.none(), Cancellation.none());
    }

    /** The same with other workers. */
    public Run with(Workers other) {
        return new Run(other, progress, cancellation);
    }

    /** The same heard by another listener. */
    public Run with(Progress other) {
        return new Run(workers, other, cancellation);
    }

    /** The same stopped by another signal. */
    public Run with(Cancellation other) {
        return new Run(workers, progress, other);
    }
}
