package io.limpid.regularize.validation;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Estimates how well a way of training predicts unseen rows: each fold fits the whole trainer anew on the training rows
 * alone, then scores training and validation rows.
 *
 * <p>Handed a {@link io.limpid.core.transform.Pipeline} with a trainer behind it, every fold learns its own imputation,
 * encoding and scaling and augments its own training rows, so nothing of a validation row reaches a fit. Each fold
 * predicts its training rows once and its validation rows once, whatever the number of metrics.
 *
 * <p>Folds are the tasks of the run's workers; the fit inside a fold runs on one thread under the same cancellation,
 * and results are gathered in fold order, so any number of workers gives the same bits. Cost: one fit and one
 * prediction of the fold's rows per fold; as many fitted models at once as there are workers. Immutable.
 */
public final class CrossValidator {

    private static final String STAGE = "cross-validation folds";

    private final Splitter splitter;
    private final List<Metric> metrics;

    private CrossValidator(Splitter splitter, List<Metric> metrics) {
        this.splitter = splitter;
        this.metrics = metrics;
    }

    /**
     * A validator that scores each fold by these metrics.
     *
     * @throws IllegalArgumentException when there is no metric
     */
    public static CrossValidator of(Splitter splitter, Metric... metrics) {
        Objects.requireNonNull(splitter, "splitter");
        if (metrics.length == 0) {
            throw new IllegalArgumentException("metrics: expected at least one, got none");
        }
        return new CrossValidator(splitter, List.of(metrics));
    }

    /**
     * Fits and scores every fold.
     *
     * @throws IllegalArgumentException when a resampler made or repeated some of the rows, when the splitter gives no
     *     fold, or a fold without training rows, without validation rows, with rows the data lacks or with a row on both
     *     sides, or when a trainer or metric refuses a fold's rows; the message names the first such fold, and a row as
     *     {@code data} counts it when the cause is a {@link RowException}
     * @throws IllegalStateException when fitting or scoring a fold fails otherwise; the message names the first such
     *     fold and the cause is the failure itself
     * @throws CancellationException when the run was cancelled
     */
    public CrossValidation run(Trainer<? extends Classifier> trainer, Dataset data, Run run) {
        Objects.requireNonNull(trainer, "trainer");
        List<Fold> folds = List.copyOf(splitter.split(Splitter.requireCollected(data)));
        requireFolds(folds, data.rows());
        CrossValidation.FoldScores[] scores = new CrossValidation.FoldScores[folds.size()];
        Run inner = run.with(Workers.sequential()).with(Progress.none());
        AtomicInteger done = new AtomicInteger();
        run.workers().forEach(folds.size(), k -> {
            run.cancellation().check();
            scores[k] = named(k, folds.size(), trainer, data, folds.get(k), inner);
            run.progress().update(STAGE, done.incrementAndGet(), folds.size());
        });
        return new CrossValidation(metrics, List.of(scores));
    }

    /** Fits and scores every fold on the calling thread, unwatched. */
    public CrossValidation run(Trainer<? extends Classifier> trainer, Dataset data) {
        return run(trainer, data, Run.quiet());
    }

    private CrossValidation.FoldScores named(
            int k, int folds, Trainer<? extends Classifier> trainer, Dataset data, Fold fold, Run inner) {
        try {
            return score(trainer, data, fold, inner);
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(message(k, folds, unfit), unfit);
        } catch (RuntimeException failure) {
            throw new IllegalStateException(message(k, folds, failure), failure);
        }
    }

    private static String message(int k, int folds, RuntimeException failure) {
        String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return CrossValidation.foldName(k) + " of " + folds + ": " + reason;
    }

    private CrossValidation.FoldScores score(
            Trainer<? extends Classifier> trainer, Dataset data, Fold fold, Run inner) {
        Dataset training = data.select(fold.train());
        Dataset validation = data.select(fold.validation());
        Classifier model = inData(fold.train(), () -> trainer.fit(training, inner));
        inner.cancellation().check();
        List<Score> onTraining = inData(fold.train(), () -> scores(Predictions.of(model, training)));
        inner.cancellation().check();
        List<Score> onValidation = inData(fold.validation(), () -> scores(Predictions.of(model, validation)));
        return new CrossValidation.FoldScores(fold.train().length, fold.validation().length, onTraining, onValidation);
    }

    /** Who sees a fold's rows alone counts them from 0; a complaint about one gets its number in the data. */
    private static <T> T inData(int[] rows, Supplier<T> step) {
        try {
            return step.get();
        } catch (RowException e) {
            throw e.among(rows);
        }
    }

    private List<Score> scores(Predictions predictions) {
        return metrics.stream().map(metric -> metric.score(predictions)).toList();
    }

    private static void requireFolds(List<Fold> folds, int rows) {
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("folds: expected at least one, got none");
        }
        for (int k = 0; k < folds.size(); k++) {
            int[] owner = new int[rows];
            requireSide(k, "training", folds.get(k).train(), owner, 1);
            requireSide(k, "validation", folds.get(k).validation(), owner, 2);
        }
    }

    /** A row may stand twice on one side, as in a bootstrap, but never on both. */
    private static void requireSide(int k, String side, int[] chosen, int[] owner, int mark) {
        if (chosen.length == 0) {
            throw new IllegalArgumentException(
                    CrossValidation.foldName(k) + ": expected at least one " + side + " row, got none");
        }
        for (int row : chosen) {
            if (!(row >= 0 && row < owner.length)) {
                throw new IllegalArgumentException(CrossValidation.foldName(k) + ": expected " + side
                        + " rows from 0 to " + (owner.length - 1) + ", got " + row);
            }
            if (owner[row] != 0 && owner[row] != mark) {
                throw new IllegalArgumentException(CrossValidation.foldName(k)
                        + ": expected no row for both training and validation, got row " + row + " for both");
            }
            owner[row] = mark;
        }
    }
}
