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
        Batch batch = new Batch(tasks, body);
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

    private static final class Batch implements Runnable {
        private final int tasks;
        private final IntConsumer body;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch open;
        private final AtomicReferenceArray<Throwable> failures;

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
                    body.accept(task);
                } catch (RuntimeException | Error failure) {
                    failures.set(task, failure);
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
                if (failures.get(task) instanceof RuntimeException failure) {
                    throw failure;
                }
                if (failures.get(task) instanceof Error failure) {
                    throw failure;
                }
            }
        }
    }
}
