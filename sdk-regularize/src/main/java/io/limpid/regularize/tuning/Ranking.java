package io.limpid.regularize.tuning;

import io.limpid.core.metric.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * All candidates of a search, the best first, and what was chosen.
 *
 * <p>First come those that were tried under the most of the resource, among these the better score, of equal ones the
 * simpler; then those whose score is undefined, and last those that failed. Chosen is among those tried under all of the
 * resource.
 *
 * @param metric the metric that ranks
 * @param results every candidate once
 * @param rule by which one is chosen
 */
public record Ranking(Metric metric, List<CandidateResult> results, ChoiceRule rule) implements SearchResult {

    /** Copies the list, ranks it and checks that there is a candidate. */
    public Ranking {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(rule, "rule");
        List<CandidateResult> ranked = new ArrayList<>(results);
        if (ranked.isEmpty()) {
            throw new IllegalArgumentException("candidates: expected at least one, got none");
        }
        ranked.sort(order(metric.direction()));
        results = List.copyOf(ranked);
    }

    private static Comparator<CandidateResult> order(Metric.Direction direction) {
        return Comparator.comparingInt(Ranking::group)
                .thenComparing(
                        Comparator.comparingDouble(CandidateResult::share).reversed())
                .thenComparingDouble(
                        result -> group(result) == 0 ? scored(result).mean().loss(direction) : 0)
                .thenComparingInt(CandidateResult::number);
    }

    private static int group(CandidateResult result) {
        return result.hasScore() ? 0 : result instanceof CandidateResult.Scored ? 1 : 2;
    }

    private static CandidateResult.Scored scored(CandidateResult result) {
        return (CandidateResult.Scored) result;
    }

    /**
     * The chosen one.
     *
     * @throws IllegalStateException when none has a score, or the rule needs a standard error that is undefined; the
     *     message says why
     */
    public CandidateResult.Scored chosen() {
        List<CandidateResult.Scored> finalists = results.stream()
                .filter(result -> group(result) < 2 && result.share() == 1)
                .map(Ranking::scored)
                .sorted(Comparator.comparingInt(CandidateResult::number))
                .toList();
        if (finalists.isEmpty()) {
            throw new IllegalStateException("search: expected a candidate that can be fitted, got none" + failure());
        }
        List<MeanScore> means =
                finalists.stream().map(CandidateResult.Scored::mean).toList();
        return finalists.get(MeanScore.choice(means, metric.direction(), rule));
    }

    /** The first failure, if any. */
    private String failure() {
        for (CandidateResult result : results) {
            if (result instanceof CandidateResult.Failed failed) {
                return "; " + failed.name() + ": " + failed.reason();
            }
        }
        return "";
    }

    @Override
    public Choice choice() {
        CandidateResult.Scored chosen = chosen();
        return new Choice(chosen.settings(), chosen.score(), chosen.standardError());
    }
}
