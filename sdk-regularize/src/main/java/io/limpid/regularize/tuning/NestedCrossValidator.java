package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Splitter;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.CrossValidator;
import io.limpid.regularize.validation.FoldRunner;
import io.limpid.regularize.validation.FoldWeighting;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Cross-validates a search: each outer fold searches in its training rows alone, fits these by what it chose and is
 * judged by its validation rows. See {@link NestedCrossValidation} for why.
 *
 * <pre>{@code
 * NestedCrossValidation nested = NestedCrossValidator.of(StratifiedKFold.of(5, 7), new LogLoss(), new RocAuc())
 *         .run(PenaltySearch.of(
 *                 pipeline.classifier(ElasticNet.classifier()), StratifiedKFold.of(10, 42), new LogLoss()), data, run);
 * Score quote = nested.nested();
 * Score tooGoodBy = nested.optimism();
 * }</pre>
 *
 * <p>Outer folds are the tasks of the run's workers, the search inside one is sequential; the search on all rows follows
 * and has all workers. Any number of them gives the same bits. Cost: a search per outer fold and one of all rows; as
 * many fitted models at once as there are outer folds. Immutable.
 */
public final class NestedCrossValidator {

    private final Splitter outer;
    private final List<Metric> metrics;

    private NestedCrossValidator(Splitter outer, List<Metric> metrics) {
        this.outer = Objects.requireNonNull(outer, "outer");
        this.metrics = metrics;
    }

    /**
     * A nested cross-validation in these outer folds.
     *
     * @param metrics by which the outer folds are scored; with that of the search among them, it tells the search's
     *     optimism
     * @throws IllegalArgumentException when there is no metric
     */
    public static NestedCrossValidator of(Splitter outer, Metric... metrics) {
        return new NestedCrossValidator(outer, JudgedFolds.require(metrics));
    }

    /**
     * Searches, fits and scores every outer fold, and searches once more on all rows. Means over the outer folds weigh
     * each by its validation rows, as those within a search do.
     *
     * @throws IllegalArgumentException when the data cannot be used; the message names the outer and the inner fold, and
     *     a row as {@code data} counts it
     * @throws IllegalStateException when nothing that was tried has a score in some outer fold; the message names it
     * @throws java.util.concurrent.CancellationException when the run was cancelled
     */
    public NestedCrossValidation run(Search<?> search, Dataset data, Run run) {
        Objects.requireNonNull(search, "search");
        FoldRunner folds = FoldRunner.of(outer, data);
        List<Found<?>> found = folds.run(
                "outer folds",
                run,
                (sides, inner) -> sides.onTraining(
                        rows -> searched(search, rows, sides.fold().train(), inner)));
        // The models are there; handed out one by one, in the order of the folds, which sequential workers keep.
        Iterator<Found<?>> next = found.iterator();
        Trainer<Model> fitted = (train, ignored) -> next.next().model();
        CrossValidation honest = CrossValidator.of(outer, metrics.toArray(new Metric[0]))
                .with(FoldWeighting.BY_VALIDATION_WEIGHT)
                .run(fitted, data, run.with(Workers.sequential()));
        SearchResult overall = search.search(data, run).result();
        return new NestedCrossValidation(
                honest, found.stream().<SearchResult>map(Found::result).toList(), overall);
    }

    /** The same on the calling thread, unwatched. */
    public NestedCrossValidation run(Search<?> search, Dataset data) {
        return run(search, data, Run.quiet());
    }

    /** An inner fold complains of a row as the outer fold's training rows count it. */
    private static Found<?> searched(Search<?> search, Dataset rows, int[] train, Run run) {
        try {
            return search.search(rows, run);
        } catch (IllegalArgumentException e) {
            if (!(e.getCause() instanceof RowException row && e.getMessage().startsWith("fold "))) {
                throw e;
            }
            RowException renumbered = row.among(train);
            String folds = e.getMessage()
                    .substring(0, e.getMessage().length() - row.getMessage().length());
            throw new IllegalArgumentException(folds + renumbered.getMessage(), renumbered);
        }
    }
}
