package io.limpid.regularize.validation;

import io.limpid.core.data.Dataset;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does one task for each fold of a data set: what cross-validation, learning curves and searches have in common.
 *
 * <pre>{@code
 * List<Double> errors = FoldRunner.of(KFold.of(10, 42), data).run("folds", run, (sides, inner) -> {
 *     Model model = sides.fit(trainer, inner);
 *     return new MeanSquaredError().score(sides.predictValidation(model)).require();
 * });
 * }</pre>
 *
 * <p>Folds are the tasks of the run's workers; inside a fold the run is sequential, under the same cancellation, and
 * unheard. Results come in fold order, so any number of workers gives the same bits. A failure names the fold, and the
 * row as the data counts it. Immutable and thread-safe.
 */
public final class FoldRunner {

    private final Dataset data;
    private final List<Fold> folds;

    /**
     * What is done for one fold.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Task<T> {

        /**
         * Does it; called from several threads at once, for a different fold each.
         *
         * @param sides the fold's rows
         * @param run sequential and unheard, cancelled with the whole; to be handed to every fit
         */
        T on(FoldSides sides, Run run);
    }

    private FoldRunner(Dataset data, List<Fold> folds) {
        this.data = data;
        this.folds = folds;
    }

    /**
     * The folds that a splitter makes of the data.
     *
     * @throws IllegalArgumentException when the splitter refuses the data, or as {@link #of(List, Dataset)} does
     */
    public static FoldRunner of(Splitter splitter, Dataset data) {
        Objects.requireNonNull(splitter, "splitter");
        return of(splitter.split(Splitter.requireCollected(data)), data);
    }

    /**
     * These folds of the data.
     *
     * @throws IllegalArgumentException when a resampler made or repeated some of the rows, when there is no fold, or one
     *     without training rows, without validation rows, with rows the data lacks or with a row on both sides
     */
    public static FoldRunner of(List<Fold> folds, Dataset data) {
        Splitter.requireCollected(data);
        List<Fold> copy = List.copyOf(folds);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("folds: expected at least one, got none");
        }
        int[] side = new int[data.rows()]; // The last side that a row stood on; each side of each fold has its own.
        for (int k = 0; k < copy.size(); k++) {
            int training = 2 * k + 1;
            requireSide(k, "training", copy.get(k).train(), side, training, training + 1);
            requireSide(k, "validation", copy.get(k).validation(), side, training + 1, training);
        }
        return new FoldRunner(data, copy);
    }

    /** The folds, in order. */
    public List<Fold> folds() {
        return folds;
    }

    /** What messages call the fold at an index, counted from 1: {@code fold 3 of 10}. */
    public String name(int index) {
        return name(index, folds.size());
    }

    static String name(int index, int folds) {
        return "fold " + (index + 1) + " of " + folds;
    }

    /**
     * Does the task for every fold.
     *
     * @param stage what progress calls the folds
     * @return what came of it, in fold order
     * @throws IllegalArgumentException when the task refuses a fold; the message names the first such fold, and the
     *     cause is the refusal
     * @throws IllegalStateException when the task fails otherwise, likewise
     * @throws CancellationException when the run was cancelled
     */
    public <T> List<T> run(String stage, Run run, Task<? extends T> task) {
        Objects.requireNonNull(task, "task");
        List<T> results = new ArrayList<>(Collections.nCopies(folds.size(), null));
        Run inner = run.with(Workers.sequential()).with(Progress.none());
        AtomicInteger done = new AtomicInteger();
        run.workers().forEach(folds.size(), k -> {
            run.cancellation().check();
            results.set(k, Objects.requireNonNull(named(k, task, inner), "result"));
            run.progress().update(stage, done.incrementAndGet(), folds.size());
        });
        return List.copyOf(results);
    }

    private <T> T named(int k, Task<? extends T> task, Run inner) {
        try {
            return task.on(new FoldSides(k, folds.get(k), data), inner);
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(name(k) + ": " + reason(unfit), unfit);
        } catch (RuntimeException failure) {
            throw new IllegalStateException(name(k) + ": " + reason(failure), failure);
        }
    }

    /** What went wrong, in words. */
    static String reason(RuntimeException failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** A row may stand twice on one side, as in a bootstrap, but never on both. */
    private static void requireSide(int k, String name, int[] chosen, int[] side, int own, int other) {
        String fold = "fold " + (k + 1);
        if (chosen.length == 0) {
            throw new IllegalArgumentException(fold + ": expected at least one " + name + " row, got none");
        }
        for (int row : chosen) {
            if (!(row >= 0 && row < side.length)) {
                throw new IllegalArgumentException(
                        fold + ": expected " + name + " rows from 0 to " + (side.length - 1) + ", got " + row);
            }
            if (side[row] == other) {
                throw new IllegalArgumentException(
                        fold + ": expected no row for both training and validation, got row " + row + " for both");
            }
            side[row] = own;
        }
    }
}
