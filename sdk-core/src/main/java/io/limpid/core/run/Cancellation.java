package io.limpid.core.run;

import java.util.concurrent.CancellationException;

/** Tells a long computation to stop. Asked often, from the working threads; must be quick and thread-safe. */
@FunctionalInterface
public interface Cancellation {

    /** Whether the computation shall stop. */
    boolean requested();

    /**
     * Returns when work may go on.
     *
     * @throws CancellationException when it shall stop
     */
    default void check() {
        if (requested()) {
            throw new CancellationException("cancelled by the caller");
        }
    }

    /** Never cancels. */
    static Cancellation none() {
        return () -> false;
    }
}
