package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Cross-validates every candidate of a search space on the same folds and fits all rows by the chosen one.
 *
 * <pre>{@code
 * SearchSpace<Trainer<PipelineClassifier>> nets = SearchSpace.from(MultilayerPerceptron.withDefaults())
 *         .over(Axis.of("hidden", List.of(8, 16, 32), (net, units) -> net.withHidden(units)))
 *         .map(net -> Pipeline.standard().classifier(net));
 * Found<PipelineClassifier> found = GridSearch.of(nets, StratifiedKFold.of(5, 42), new LogLoss()).search(data);
 * }</pre>
 *
 * <p>The first metric ranks and chooses, whichever way it is better; the others are reported. A candidate that fails is
 * reported with its reason, and never chosen. Candidates and their folds are tasks of the run's workers; any number of
 * these gives the same bits. Cost: a fit per candidate and fold, and one of all rows. Immutable.
 *
 * @param <M> what the candidates fit
 */
public final class GridSearch<M extends Model> implements Search<M> {

    private final SearchSpace<DoubleFunction<Trainer<? extends M>>> space;
    private final Splitter splitter;
    private final List<Metric> metrics;
    private final ChoiceRule rule;

    private GridSearch(
            SearchSpace<DoubleFunction<Trainer<? extends M>>> space,
            Splitter splitter,
            List<Metric> metrics,
            ChoiceRule rule) {
        this.space = space;
        this.splitter = Objects.requireNonNull(splitter, "splitter");
        this.metrics = metrics;
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /**
     * A search for the best candidate.
     *
     * @param metrics the first ranks
     * @throws IllegalArgumentException when there is no metric
     */
    public static <M extends Model> GridSearch<M> of(
            SearchSpace<? extends Trainer<? extends M>> space, Splitter splitter, Metric... metrics) {
        return new GridSearch<>(Trials.whole(space), splitter, JudgedFolds.require(metrics), ChoiceRule.BEST);
    }

    /** The same choosing by another rule. */
    public GridSearch<M> with(ChoiceRule other) {
        return new GridSearch<>(space, splitter, metrics, other);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also when an axis is a range or the candidates are more than 100,000
     */
    @Override
    public Found<M> search(Dataset data, Run run) {
        return search(space.all(), splitter, metrics, rule, data, run);
    }

    /** Tries these candidates and fits by the chosen one. */
    static <M extends Model> Found<M> search(
            List<Candidate<DoubleFunction<Trainer<? extends M>>>> candidates,
            Splitter splitter,
            List<Metric> metrics,
            ChoiceRule rule,
            Dataset data,
            Run run) {
        Trials<M> trials = new Trials<>(candidates, splitter, metrics, data);
        List<Integer> all = IntStream.range(0, candidates.size()).boxed().toList();
        List<CandidateResult> results = trials.of(new Trials.Round(all, 1, RowSample.all()), run);
        return trials.fitted(new Ranking(metrics.get(0), results, rule), run);
    }
}
