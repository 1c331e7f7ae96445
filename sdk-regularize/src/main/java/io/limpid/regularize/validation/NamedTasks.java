package io.limpid.regularize.validation;

import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Steps whose failures say which of them failed. */
final class NamedTasks {

    /**
     * One of many tasks.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Task<T> {
        /** Does the task of that number; the run is sequential and unheard, cancelled with the whole. */
        T on(int task, Run run);
    }

    private NamedTasks() {}

    /** What comes of each task, in order; they are the tasks of the run's workers. */
    static <T> List<T> run(int tasks, IntFunction<String> name, String stage, Run run, Task<? extends T> task) {
        List<T> results = new ArrayList<>(Collections.nCopies(tasks, null));
        Run inner = run.with(Workers.sequential()).with(Progress.none());
        AtomicInteger done = new AtomicInteger();
        run.workers().forEach(tasks, t -> {
            run.cancellation().check();
            results.set(t, named(name.apply(t), () -> task.on(t, inner)));
            run.progress().update(stage, done.incrementAndGet(), tasks);
        });
        return List.copyOf(results);
    }

    /** What comes of a step; a failure is told again under its name. */
    static <T> T named(String name, Supplier<? extends T> step) {
        try {
            return step.get();
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(name + ": " + FoldRunner.reason(unfit), unfit);
        } catch (RuntimeException failure) {
            throw new IllegalStateException(name + ": " + FoldRunner.reason(failure), failure);
        }
    }
}
