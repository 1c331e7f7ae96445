package io.limpid.demo.web;

import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Where computations are done: a few at a time, a few more waiting, the rest turned away at once. One that takes longer
 * than its asker waits is cancelled, so that it stops taking the machine.
 */
final class Desk implements AutoCloseable {

    private final Limits limits;
    private final ThreadPoolExecutor desk;
    private final ExecutorService hands;

    Desk(Limits limits) {
        this.limits = limits;
        desk = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.waiting()),
                named("limpid-desk"));
        // Lent to whoever computes while they are idle; a computation gets on without them.
        hands = new ThreadPoolExecutor(
                0, limits.threads(), 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named("limpid-hand"));
    }

    /** Idle threads that any computation may use. */
    Workers workers() {
        return Workers.on(hands);
    }

    /**
     * The result of a computation, which is given a run that is cancelled when the time is up.
     *
     * @throws ProblemException when too many are waiting, or it took too long
     */
    <T> T compute(Function<Run, T> work) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Run run = new Run(workers(), Progress.none(), cancelled::get);
        Future<T> future;
        try {
            future = desk.submit(() -> {
                run.cancellation().check();
                return work.apply(run);
            });
        } catch (RejectedExecutionException full) {
            throw Problem.busy("the server is computing for others: expected a free place, got a full queue")
                    .exception();
        }
        try {
            return future.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw tooSlow();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.busy("the server is stopping").exception();
        } finally {
            cancelled.set(true);
            future.cancel(true);
        }
    }

    private ProblemException tooSlow() {
        return Problem.tooSlow("the computation was cancelled: expected it within "
                        + limits.patience().toMillis() + " ms, got no result by then")
                .exception();
    }

    private RuntimeException failure(Throwable cause) {
        if (cause instanceof CancellationException) {
            return tooSlow();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    @Override
    public void close() {
        desk.shutdownNow();
        hands.shutdownNow();
    }

    static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return body -> {
            Thread thread = new Thread(body, name + "-" + count.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }
}
