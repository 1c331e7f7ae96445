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

/**
 * Cross-validates candidates drawn from a search space on the same folds and fits all rows by the chosen one. Where few
 * of many options matter, as many draws try more values of these than a grid does.
 *
 * <pre>{@code
 * SearchSpace<MultilayerPerceptron> nets = SearchSpace.from(MultilayerPerceptron.withDefaults())
 *         .over(Axis.logUniform("lambda", 1, 1e-6, (net, lambda) -> net.withPenalty(Penalty.ridge(lambda))))
 *         .over(Axis.of("hidden", List.of(8, 16, 32), (net, units) -> net.withHidden(units)));
 * var found = RandomSearch.of(nets, 20, 42, StratifiedKFold.of(5, 42), new LogLoss()).search(data);
 * }</pre>
 *
 * <p>No candidate is drawn twice. Of a space of lists every set of candidates is equally likely, and where it holds no
 * more than are asked for, all are tried. The same seed draws the same ones. They are tried in the order of the space,
 * and otherwise as by {@link GridSearch}. Immutable.
 *
 * @param <M> what the candidates fit
 * @see <a href="https://jmlr.org/papers/v13/bergstra12a.html">Bergstra and Bengio (2012), Random Search for
 *     Hyper-Parameter Optimization</a>
 */
public final class RandomSearch<M extends Model> implements Search<M> {

    private final List<Candidate<DoubleFunction<Trainer<? extends M>>>> drawn;
    private final Splitter splitter;
    private final List<Metric> metrics;
    private final ChoiceRule rule;

    private RandomSearch(
            List<Candidate<DoubleFunction<Trainer<? extends M>>>> drawn,
            Splitter splitter,
            List<Metric> metrics,
            ChoiceRule rule) {
        this.drawn = drawn;
        this.splitter = Objects.requireNonNull(splitter, "splitter");
        this.metrics = metrics;
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /**
     * A search for the best of so many candidates.
     *
     * @param draws how many
     * @param seed by which they are drawn
     * @param metrics the first ranks
     * @throws IllegalArgumentException when there is no metric, or the draws are not from 1 to 100,000
     */
    public static <M extends Model> RandomSearch<M> of(
            SearchSpace<? extends Trainer<? extends M>> space,
            int draws,
            long seed,
            Splitter splitter,
            Metric... metrics) {
        SearchSpace<DoubleFunction<Trainer<? extends M>>> whole = Trials.whole(space);
        return new RandomSearch<>(whole.draw(draws, seed), splitter, JudgedFolds.require(metrics), ChoiceRule.BEST);
    }

    /** The same choosing by another rule. */
    public RandomSearch<M> with(ChoiceRule other) {
        return new RandomSearch<>(drawn, splitter, metrics, other);
    }

    @Override
    public Found<M> search(Dataset data, Run run) {
        return GridSearch.search(drawn, splitter, metrics, rule, data, run);
    }
}
