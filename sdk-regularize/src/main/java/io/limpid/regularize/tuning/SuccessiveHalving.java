package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Cross-validates many candidates under a small share of a resource, keeps the better third, tries these under three
 * times as much, and so on to all of it: most of the work goes to the few that promise something.
 *
 * <pre>{@code
 * var byRows = SuccessiveHalving.of(space, StratifiedKFold.of(5, 42), new LogLoss());
 * var byEpochs = SuccessiveHalving.ofResource(
 *         nets, (net, share) -> Pipeline.standard().classifier(net.withEpochs((int) Math.ceil(200 * share))),
 *         StratifiedKFold.of(5, 42), new LogLoss());
 * }</pre>
 *
 * <p>The resource is the rows that each fold trains on, unless another is given: of each class, or of each tenth of a
 * numeric target's values, the share in question, drawn by a seed, the same for all candidates; validation rows are
 * always all of the fold's. With n candidates and the factor eta (3), the rounds are
 *
 * <pre>n, n/eta, n/eta^2, ... candidates under the shares eta^-(r-1), ..., 1/eta, 1,   r = max(1, ceil(log_eta n)),</pre>
 *
 * <p>rounded up, so that at most eta are tried under all of the resource; where the first share would be below the least
 * one, 0.01 unless told, there are fewer rounds and more candidates at the end. What looks bad under little may be best
 * under all of it, as strong models are on few rows: the winner is the best of those that lasted, not of all.
 *
 * <p>A candidate that fails, or whose score is undefined, ends there and is reported. The first metric ranks.
 * Candidates and folds are tasks of the run's workers; any number of these gives the same bits. Immutable.
 *
 * @param <M> what the candidates fit
 * @see <a href="https://proceedings.mlr.press/v51/jamieson16.html">Jamieson and Talwalkar (2016), Non-stochastic Best
 *     Arm Identification and Hyperparameter Optimization</a>
 */
public final class SuccessiveHalving<M extends Model> implements Search<M> {

    private final SearchSpace<DoubleFunction<Trainer<? extends M>>> space;
    private final Splitter splitter;
    private final List<Metric> metrics;
    private final Options options;

    private record Options(RowSample rows, int eta, double leastShare, Draws draws, ChoiceRule rule) {}

    /** How many candidates are drawn, and by which seed; empty for all. */
    private record Draws(int count, OptionalLong seed) {}

    private SuccessiveHalving(
            SearchSpace<DoubleFunction<Trainer<? extends M>>> space,
            Splitter splitter,
            List<Metric> metrics,
            Options options) {
        this.space = space;
        this.splitter = Objects.requireNonNull(splitter, "splitter");
        this.metrics = metrics;
        this.options = options;
    }

    /**
     * A search among all candidates of a space, by shares of the training rows.
     *
     * @param metrics the first ranks
     * @throws IllegalArgumentException when there is no metric
     */
    public static <M extends Model> SuccessiveHalving<M> of(
            SearchSpace<? extends Trainer<? extends M>> space, Splitter splitter, Metric... metrics) {
        return new SuccessiveHalving<>(
                Trials.whole(space), splitter, JudgedFolds.require(metrics), defaults(RowSample.share(0)));
    }

    /**
     * A search among all candidates of a space, by shares of a resource of theirs, such as epochs or trees.
     *
     * @param made a trainer that uses that share of the full resource, above 0 and at most 1
     * @param metrics the first ranks
     * @throws IllegalArgumentException when there is no metric
     */
    public static <T, M extends Model> SuccessiveHalving<M> ofResource(
            SearchSpace<T> space,
            BiFunction<? super T, Double, ? extends Trainer<? extends M>> made,
            Splitter splitter,
            Metric... metrics) {
        Objects.requireNonNull(made, "made");
        return new SuccessiveHalving<>(
                space.map(thing -> share -> made.apply(thing, share)),
                splitter,
                JudgedFolds.require(metrics),
                defaults(RowSample.all()));
    }

    private static Options defaults(RowSample rows) {
        return new Options(rows, 3, 0.01, new Draws(0, OptionalLong.empty()), ChoiceRule.BEST);
    }

    /**
     * The same keeping one candidate of so many, and giving it so many times as much.
     *
     * @throws IllegalArgumentException when it is not at least 2
     */
    public SuccessiveHalving<M> withEta(int factor) {
        if (!(factor >= 2)) {
            throw new IllegalArgumentException("eta: expected at least 2, got " + factor);
        }
        return with(new Options(options.rows(), factor, options.leastShare(), options.draws(), options.rule()));
    }

    /**
     * The same with no share of the resource below this one.
     *
     * @throws IllegalArgumentException when it is not above 0 and at most 1
     */
    public SuccessiveHalving<M> withLeastShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("leastShare: expected a number above 0 and at most 1, got " + share);
        }
        return with(new Options(options.rows(), options.eta(), share, options.draws(), options.rule()));
    }

    /** The same among so many different candidates drawn from the space by a seed, as {@link RandomSearch} draws. */
    public SuccessiveHalving<M> withDraws(int count, long seed) {
        Draws draws = new Draws(count, OptionalLong.of(seed));
        return with(new Options(options.rows(), options.eta(), options.leastShare(), draws, options.rule()));
    }

    /** The same drawing the shares of the training rows by another seed; without meaning for another resource. */
    public SuccessiveHalving<M> withSeed(long seed) {
        RowSample rows = options.rows().seed().isPresent() ? RowSample.share(seed) : options.rows();
        return with(new Options(rows, options.eta(), options.leastShare(), options.draws(), options.rule()));
    }

    /** The same choosing by another rule among those tried under all of the resource. */
    public SuccessiveHalving<M> with(ChoiceRule rule) {
        Objects.requireNonNull(rule, "rule");
        return with(new Options(options.rows(), options.eta(), options.leastShare(), options.draws(), rule));
    }

    private SuccessiveHalving<M> with(Options other) {
        return new SuccessiveHalving<>(space, splitter, metrics, other);
    }

    @Override
    public Found<M> search(Dataset data, Run run) {
        List<Candidate<DoubleFunction<Trainer<? extends M>>>> candidates = candidates();
        Trials<M> trials = new Trials<>(candidates, splitter, metrics, data);
        List<CandidateResult> ended = new ArrayList<>();
        List<Integer> alive = IntStream.range(0, candidates.size()).boxed().toList();
        for (int later = rounds(candidates.size()) - 1; later >= 0 && !alive.isEmpty(); later--) {
            Trials.Round round = new Trials.Round(alive, share(later), options.rows());
            List<CandidateResult> ranked = ranking(trials.of(round, run)).results();
            int kept = later == 0 ? 0 : (alive.size() + options.eta() - 1) / options.eta();
            List<CandidateResult> survivors = ranked.subList(0, kept).stream()
                    .takeWhile(CandidateResult::hasScore)
                    .toList();
            ended.addAll(ranked.subList(survivors.size(), ranked.size()));
            alive = survivors.stream().map(CandidateResult::number).sorted().toList();
        }
        return trials.fitted(ranking(ended), run);
    }

    private Ranking ranking(List<CandidateResult> results) {
        return new Ranking(metrics.get(0), results, options.rule());
    }

    private List<Candidate<DoubleFunction<Trainer<? extends M>>>> candidates() {
        OptionalLong seed = options.draws().seed();
        return seed.isPresent() ? space.draw(options.draws().count(), seed.getAsLong()) : space.all();
    }

    /** As many as bring the candidates down to eta, or the first share to the least one. */
    private int rounds(int candidates) {
        int rounds = 1;
        for (long reached = options.eta(); reached < candidates && share(rounds) >= options.leastShare(); ) {
            reached *= options.eta();
            rounds++;
        }
        return rounds;
    }

    /** What is used so many rounds before the last. */
    private double share(int later) {
        double power = 1;
        for (int r = 0; r < later; r++) {
            power *= options.eta();
        }
        return 1 / power;
    }
}
