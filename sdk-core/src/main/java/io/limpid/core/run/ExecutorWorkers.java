package io.limpid.core.run;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/** Tasks handed out by a counter to the calling thread and to whatever threads the executor lends. */
final class ExecutorWorkers implements Workers {

    private final Executor executor;

    ExecutorWorkers(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
    }

    @Override
    public void forEach(int tasks, IntConsumer body) {
        Batch batch = new Batch(requireCount(tasks), body);
        int lent = Math.min(tasks - 1, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < lent; i++) {
            try {
                executor.execute(batch);
            } catch (RejectedExecutionException full) {
                break; // The calling thread does what nobody else takes.
            }
        }
        batch.run();
        batch.await();
    }

    static int requireCount(int tasks) {
        if (tasks < 0) {
            throw new IllegalArgumentException("tasks: expected at least 0, got " + tasks);
        }
        return tasks;
    }

    private static final class Batch implements Runnable {
        private final int tasks;
        private final IntConsumer body;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch open;
        private final AtomicReferenceArray<Throwable> failures;
        private volatile boolean failed;

        Batch(int tasks, IntConsumer body) {
            this.tasks = tasks;
            this.body = body;
            this.open = new CountDownLatch(tasks);
            this.failures = new AtomicReferenceArray<>(tasks);
        }

        @Override
        public void run() {
            for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                try {
                    // Tasks begin in ascending order: one left out here is never the lowest that fails.
                    if (!failed) {
                        body.accept(task);
                    }
                } catch (Throwable failure) { // A checked one too, which other languages may throw here.
                    failures.set(task, failure);
                    failed = true;
                } finally {
                    open.countDown();
                }
            }
        }

        void await() {
            boolean interrupted = false;
            while (open.getCount() > 0) {
                try {
                    open.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            for (int task = 0; task < tasks; task++) {
                rethrow(failures.get(task));
            }
        }

        private static void rethrow(Throwable failure) {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw new IllegalStateException("task: expected no checked exception, got " + failure, failure);
            }
        }
    }
}
