package io.limpid.regularize.validation;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;

/**
 * Cross-validates again and again, each time with another seed of the splitter, to show what a score owes to how the
 * rows happened to be split.
 *
 * <pre>{@code
 * RepeatedValidation twenty = RepeatedValidation.of(20, 42, seed -> StratifiedKFold.of(10, seed), new RocAuc());
 * RepeatedScores ofForest = twenty.run(forest, data, Run.quiet());
 * RepeatedScores ofLogistic = twenty.run(logistic, data, Run.quiet());
 * RepeatedScores.Wins wins = ofForest.against(ofLogistic);
 * }</pre>
 *
 * <p>The seeds are those that {@link io.limpid.core.split.Repeated} draws, so the same options give the same folds to
 * every trainer. Repeats are the tasks of the run's workers; any number of workers gives the same bits. Cost: a
 * cross-validation for each repeat. Immutable.
 */
public final class RepeatedValidation {

    private static final String STAGE = "repeats";

    private final int repeats;
    private final long seed;
    private final LongFunction<? extends Splitter> bySeed;
    private final Metric metric;

    private RepeatedValidation(int repeats, long seed, LongFunction<? extends Splitter> bySeed, Metric metric) {
        this.repeats = repeats;
        this.seed = seed;
        this.bySeed = bySeed;
        this.metric = metric;
    }

    /**
     * So many cross-validations, the seeds of their splitters drawn from this one, judged by this metric.
     *
     * @param bySeed makes the splitter of a seed
     * @throws IllegalArgumentException when there is none
     */
    public static RepeatedValidation of(
            int repeats, long seed, LongFunction<? extends Splitter> bySeed, Metric metric) {
        if (!(repeats >= 1)) {
            throw new IllegalArgumentException("repeats: expected at least 1, got " + repeats);
        }
        return new RepeatedValidation(
                repeats, seed, Objects.requireNonNull(bySeed, "bySeed"), Objects.requireNonNull(metric, "metric"));
    }

    /**
     * Cross-validates with every seed.
     *
     * @throws IllegalArgumentException when a splitter refuses the data, or the trainer or the metric a fold's rows; the
     *     message names the first such repeat and fold
     * @throws IllegalStateException when a fit or a score fails otherwise, likewise
     * @throws CancellationException when the run was cancelled
     */
    public RepeatedScores run(Trainer<? extends Model> trainer, Dataset data, Run run) {
        Objects.requireNonNull(trainer, "trainer");
        SplittableRandom random = new SplittableRandom(seed);
        List<Splitter> splitters = new ArrayList<>();
        for (int r = 0; r < repeats; r++) {
            splitters.add(Objects.requireNonNull(bySeed.apply(random.nextLong()), "splitter"));
        }
        return new RepeatedScores(
                metric,
                NamedTasks.run(
                        repeats,
                        r -> "repeat " + (r + 1) + " of " + repeats,
                        STAGE,
                        run,
                        (r, inner) -> FoldScore.mean(FoldRunner.of(splitters.get(r), data)
                                .run(
                                        STAGE,
                                        inner,
                                        (sides, same) -> FoldScore.ofValidation(sides, trainer, metric, same)))));
    }
}
