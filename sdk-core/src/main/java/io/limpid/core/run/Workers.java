package io.limpid.core.run;

import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/** Runs independent numbered tasks. Results must not depend on which implementation is used, only the time may. */
@FunctionalInterface
public interface Workers {

    /**
     * Runs {@code body} once for each task 0 to {@code tasks - 1}, in any order and maybe at once, and returns when all
     * have ended. If some throw, tasks not yet begun are left out and the exception of the lowest-numbered one is
     * thrown.
     *
     * @throws IllegalArgumentException when {@code tasks} is negative
     */
    void forEach(int tasks, IntConsumer body);

    /** Whether all tasks run on the calling thread, one by one, so that nothing is gained by having many. */
    default boolean isSequential() {
        return false;
    }

    /** All tasks in order, on the calling thread. */
    static Workers sequential() {
        return SequentialWorkers.INSTANCE;
    }

    /**
     * Tasks on an executor, the calling thread helping, so that nested use cannot starve. The executor stays the
     * caller's to shut down.
     */
    static Workers on(Executor executor) {
        return new ExecutorWorkers(executor);
    }
}
