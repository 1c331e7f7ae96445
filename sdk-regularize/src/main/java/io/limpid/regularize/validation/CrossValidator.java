package io.limpid.regularize.validation;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Estimates how well a way of training predicts unseen rows: each fold fits the whole trainer anew on the training rows
 * alone, then scores training and validation rows.
 *
 * <pre>{@code
 * CrossValidation result = CrossValidator.of(StratifiedKFold.of(10, 42), new LogLoss(), new RocAuc())
 *         .run(pipeline.classifier(trainer), data);
 * CrossValidation.Summary logLoss = result.summaries().get(0);
 * RocCurve curve = RocCurve.of((ClassPredictions) result.outOfFold().get(0).require().predictions());
 * }</pre>
 *
 * <p>Serves classifiers and regressors. Handed a {@link io.limpid.core.transform.Pipeline} with a trainer behind it,
 * every fold learns its own imputation, encoding and scaling and augments its own training rows, so nothing of a
 * validation row reaches a fit. Each fold predicts its training rows once and its validation rows once, whatever the
 * number of metrics.
 *
 * <p>Row weights of the data reach the fit and the metrics. In the mean over folds every fold counts alike, unless
 * {@link #with(FoldWeighting)} says otherwise. A fold that fails stops the whole, unless {@link #with(FailedFolds)}
 * says otherwise.
 *
 * <p>Folds are the tasks of the run's workers; the fit inside a fold runs on one thread under the same cancellation,
 * and results are gathered in fold order, so any number of workers gives the same bits. Cost: one fit and one
 * prediction of the fold's rows per fold; as many fitted models at once as there are workers, and one double for each
 * validated row and output. Immutable.
 */
public final class CrossValidator {

    private static final String STAGE = "cross-validation folds";

    private final Splitter splitter;
    private final List<Metric> metrics;
    private final FoldWeighting weighting;
    private final FailedFolds failed;

    private CrossValidator(Splitter splitter, List<Metric> metrics, FoldWeighting weighting, FailedFolds failed) {
        this.splitter = splitter;
        this.metrics = metrics;
        this.weighting = weighting;
        this.failed = failed;
    }

    /**
     * A validator that scores each fold by these metrics, counts every fold alike and stops at a fold that fails.
     *
     * @throws IllegalArgumentException when there is no metric
     */
    public static CrossValidator of(Splitter splitter, Metric... metrics) {
        Objects.requireNonNull(splitter, "splitter");
        if (metrics.length == 0) {
            throw new IllegalArgumentException("metrics: expected at least one, got none");
        }
        return new CrossValidator(splitter, List.of(metrics), FoldWeighting.EQUAL, FailedFolds.STOP);
    }

    /** The same with other weights of the folds in means over them. */
    public CrossValidator with(FoldWeighting other) {
        return new CrossValidator(splitter, metrics, Objects.requireNonNull(other, "weighting"), failed);
    }

    /** The same that deals otherwise with folds that fail. */
    public CrossValidator with(FailedFolds other) {
        return new CrossValidator(splitter, metrics, weighting, Objects.requireNonNull(other, "failed folds"));
    }

    /**
     * Fits and scores every fold.
     *
     * @throws IllegalArgumentException when a resampler made or repeated some of the rows, when the splitter gives no
     *     fold, or a fold without training rows, without validation rows, with rows the data lacks or with a row on both
     *     sides, or when a trainer or metric refuses a fold's rows and failed folds are to stop; the message names the
     *     first such fold, and a row as {@code data} counts it when the cause is a {@link RowException}
     * @throws IllegalStateException when fitting or scoring a fold fails otherwise and failed folds are to stop; the
     *     message names the first such fold and the cause is the failure itself
     * @throws CancellationException when the run was cancelled
     */
    public CrossValidation run(Trainer<? extends Model> trainer, Dataset data, Run run) {
        Objects.requireNonNull(trainer, "trainer");
        FoldRunner runner = FoldRunner.of(splitter, data);
        List<Judged> judged = runner.run(STAGE, run, (sides, inner) -> judge(trainer, sides, inner));
        return new CrossValidation(
                metrics,
                judged.stream().map(Judged::scores).toList(),
                weighting,
                OutOfFoldSets.of(
                        runner.folds(), judged.stream().map(Judged::part).toList(), data.rows()));
    }

    /** Fits and scores every fold on the calling thread, unwatched. */
    public CrossValidation run(Trainer<? extends Model> trainer, Dataset data) {
        return run(trainer, data, Run.quiet());
    }

    private record Judged(CrossValidation.FoldScores scores, OutOfFoldSets.Part part) {}

    private Judged judge(Trainer<? extends Model> trainer, FoldSides sides, Run run) {
        try {
            return judgeOrFail(trainer, sides, run);
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (RuntimeException failure) {
            if (failed == FailedFolds.STOP) {
                throw failure;
            }
            String reason = FoldRunner.reason(failure);
            return new Judged(
                    CrossValidation.FoldScores.failed(
                            sides.training().rows(),
                            sides.validation().rows(),
                            weight(sides.validation()),
                            metrics.size(),
                            reason),
                    new OutOfFoldSets.Part(Optional.empty(), reason));
        }
    }

    private Judged judgeOrFail(Trainer<? extends Model> trainer, FoldSides sides, Run run) {
        Model model = sides.fit(trainer, run);
        run.cancellation().check();
        Predictions fitted = sides.predictTraining(model);
        List<Score> onTraining = sides.onTraining(rows -> scores(fitted));
        run.cancellation().check();
        Predictions predicted = sides.predictValidation(model);
        List<Score> onValidation = sides.onValidation(rows -> scores(predicted));
        return new Judged(
                new CrossValidation.FoldScores(
                        sides.training().rows(),
                        sides.validation().rows(),
                        weight(sides.validation()),
                        onTraining,
                        onValidation,
                        Optional.empty()),
                new OutOfFoldSets.Part(Optional.of(predicted), ""));
    }

    private List<Score> scores(Predictions predictions) {
        return metrics.stream().map(metric -> metric.score(predictions)).toList();
    }

    private static double weight(Dataset rows) {
        double sum = 0;
        for (double weight : rows.weights()) {
            sum += weight;
        }
        return sum;
    }
}
