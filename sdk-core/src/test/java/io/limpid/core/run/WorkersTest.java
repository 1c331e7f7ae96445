package io.limpid.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time limit turns a deadlock into a failure. */
@Timeout(60)
final class WorkersTest {

    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void shutDown() {
        pool.shutdownNow();
    }

    private static void assertEachOnce(Workers workers, int tasks) {
        AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
        workers.forEach(tasks, runs::incrementAndGet);
        for (int task = 0; task < tasks; task++) {
            assertThat(runs.get(task)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1_000})
    void forEach_anyNumberOfTasks_runsEachOnce(int tasks) {
        assertEachOnce(Workers.sequential(), tasks);
        assertEachOnce(Workers.on(pool), tasks);
        assertEachOnce(Workers.on(Runnable::run), tasks);
    }

    @Test
    void forEach_twoTasksThatWaitForEachOther_areRunAtOnce() {
        CyclicBarrier both = new CyclicBarrier(2);
        Workers.on(pool).forEach(2, task -> {
            try {
                both.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(both.isBroken()).isFalse();
    }

    @Test
    void forEach_whatTasksWrote_isSeenByTheCaller() {
        double[] out = new double[10_000];
        Workers.on(pool).forEach(out.length, task -> out[task] = task);
        for (int i = 0; i < out.length; i++) {
            assertThat(out[i]).isEqualTo(i);
        }
    }

    @Test
    void forEach_someTasksThrow_lowestNumberedIsThrown() {
        for (Workers workers : new Workers[] {Workers.sequential(), Workers.on(pool), Workers.on(Runnable::run)}) {
            assertThatThrownBy(() -> workers.forEach(200, task -> {
                        if (task % 50 == 17) {
                            throw new IllegalStateException("task " + task);
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("task 17");
        }
    }

    @Test
    void forEach_laterTaskFailsFirst_lowestNumberedIsStillThrown() {
        CountDownLatch oneFailed = new CountDownLatch(1);
        assertThatThrownBy(() -> Workers.on(pool).forEach(2, task -> {
                    if (task == 1) {
                        oneFailed.countDown();
                    } else {
                        awaitQuietly(oneFailed);
                    }
                    throw new IllegalStateException("task " + task);
                }))
                .hasMessage("task 0");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void forEach_taskThrowsAnError_isThrown() {
        assertThatThrownBy(() -> Workers.on(pool).forEach(3, task -> {
                    throw new AssertionError("task " + task);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("task 0");
    }

    @Test
    void forEach_taskThrowsCheckedException_isWrapped() {
        assertThatThrownBy(() -> Workers.on(pool).forEach(3, task -> sneak(new InterruptedException("now"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("task: expected no checked exception, got java.lang.InterruptedException: now");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void forEach_afterAFailure_tasksNotBegunAreLeftOut() {
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> Workers.on(Runnable::run).forEach(1_000, task -> {
                    begun.incrementAndGet();
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(begun).hasValue(1);
    }

    @Test
    void forEach_executorShutDown_isDoneByTheCaller() {
        pool.shutdown();
        assertEachOnce(Workers.on(pool), 20);
    }

    @Test
    void forEach_executorFull_isDoneByTheCaller() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        ThreadPoolExecutor full = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1));
        try {
            full.execute(() -> awaitQuietly(release));
            full.execute(() -> {});
            assertEachOnce(Workers.on(full), 20);
        } finally {
            release.countDown();
            full.shutdown();
            assertThat(full.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void forEach_nestedOnOneThread_completes() {
        ExecutorService one = Executors.newFixedThreadPool(1);
        try {
            Workers workers = Workers.on(one);
            AtomicInteger runs = new AtomicInteger();
            workers.forEach(5, a -> workers.forEach(5, b -> workers.forEach(5, c -> runs.incrementAndGet())));
            assertThat(runs).hasValue(125);
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void forEach_interruptedCaller_completesAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertEachOnce(Workers.on(pool), 100);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void forEach_negativeCount_isRefused() {
        for (Workers workers : new Workers[] {Workers.sequential(), Workers.on(pool)}) {
            assertThatThrownBy(() -> workers.forEach(-1, task -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("tasks: expected at least 0, got -1");
        }
    }

    @Test
    void on_null_isRefused() {
        assertThatThrownBy(() -> Workers.on(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("executor");
    }
}
