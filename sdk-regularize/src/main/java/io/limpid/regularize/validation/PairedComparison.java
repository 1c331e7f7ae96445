package io.limpid.regularize.validation;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Repeated;
import io.limpid.core.split.Splitter;
import io.limpid.core.split.StratifiedKFold;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * Compares two trainers by fitting both on the same training rows and judging both on the same validation rows.
 *
 * <pre>{@code
 * PairedComparison byLogLoss = PairedComparison.of(new LogLoss());
 * CorrectedResampledT t = byLogLoss.correctedT(logistic, forest, StratifiedKFold.of(10, 42), data, Run.quiet());
 * FiveByTwoF f = byLogLoss.fiveByTwo(logistic, forest, 42, data, Run.quiet());
 * }</pre>
 *
 * <p>What has been cross-validated already needs no second fit: {@link PairedScores#of}. Folds are the tasks of the
 * run's workers, and any number of them gives the same bits. Cost: two fits a fold. Immutable.
 */
public final class PairedComparison {

    private static final String STAGE = "compared folds";

    /** A numeric target has no classes to share out between halves; tenths of its values stand for them. */
    private static final int TARGET_BINS = 10;

    private final Metric metric;

    private PairedComparison(Metric metric) {
        this.metric = metric;
    }

    /** A comparison by this metric. */
    public static PairedComparison of(Metric metric) {
        return new PairedComparison(Objects.requireNonNull(metric, "metric"));
    }

    /**
     * The corrected resampled t test on the folds of a splitter, of all repeats if it repeats.
     *
     * @throws IllegalArgumentException when the splitter refuses the data, or a trainer or the metric a fold's rows; the
     *     message names the first such fold and the trainer
     * @throws IllegalStateException when a fit or a score fails otherwise, likewise
     * @throws CancellationException when the run was cancelled
     */
    public CorrectedResampledT correctedT(
            Trainer<? extends Model> first, Trainer<? extends Model> second, Splitter splitter, Dataset data, Run run) {
        return new CorrectedResampledT(scores(first, second, FoldRunner.of(splitter, data), run));
    }

    /**
     * The 5×2 F test on five random halvings of the rows. Each half has the same share of each class, or of each tenth of
     * a numeric target's values. The same seed gives the same halves.
     *
     * @throws IllegalArgumentException when there are too few rows to halve, or a trainer or the metric refuses a
     *     fold's; the message names the first such fold and the trainer
     * @throws IllegalStateException when a fit or a score fails otherwise, likewise
     * @throws CancellationException when the run was cancelled
     */
    public FiveByTwoF fiveByTwo(
            Trainer<? extends Model> first, Trainer<? extends Model> second, long seed, Dataset data, Run run) {
        Splitter halves = Repeated.of(
                FiveByTwoF.HALVINGS, seed, one -> StratifiedKFold.of(2, one).withTargetBins(TARGET_BINS));
        return new FiveByTwoF(scores(first, second, FoldRunner.of(halves, data), run));
    }

    private PairedScores scores(
            Trainer<? extends Model> first, Trainer<? extends Model> second, FoldRunner folds, Run run) {
        Objects.requireNonNull(first, "first trainer");
        Objects.requireNonNull(second, "second trainer");
        return new PairedScores(
                metric,
                folds.run(
                        STAGE,
                        run,
                        (sides, inner) -> new PairedScores.Pair(
                                sides.fold().train().length,
                                sides.fold().validation().length,
                                score("first trainer", first, sides, inner),
                                score("second trainer", second, sides, inner))));
    }

    private Score score(String which, Trainer<? extends Model> trainer, FoldSides sides, Run run) {
        return NamedTasks.named(which, () -> FoldScore.ofValidation(sides, trainer, metric, run));
    }
}
