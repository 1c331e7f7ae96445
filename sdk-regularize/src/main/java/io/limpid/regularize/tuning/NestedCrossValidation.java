package io.limpid.regularize.tuning;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.regularize.validation.CrossValidation;
import java.util.List;
import java.util.Objects;

/**
 * The honest score of a way of training that chooses its own options, beside the score that it chose by.
 *
 * <p>A search's own score is that of the winner, and of many options worth the same the one that chance favours wins. On
 * pure noise the best of a hundred penalties reaches an AUC of 0.56 on average, where 0.50 is the truth. Here every outer
 * fold searches anew in its training rows alone and is judged by rows that no part of the search has seen, so the choice
 * is part of what is judged.
 *
 * @param honest the scores of the models that the outer folds' searches fitted: the ones to quote
 * @param chosen what each outer fold's search found, in fold order: how much its choices differ says how much the data
 *     tell about the options
 * @param overall what the search finds on all rows: what one would use, and the score one is tempted to quote
 */
public record NestedCrossValidation(CrossValidation honest, List<SearchResult> chosen, SearchResult overall) {

    /** Copies the list and checks that every fold has one. */
    public NestedCrossValidation {
        chosen = List.copyOf(chosen);
        Objects.requireNonNull(overall, "overall");
        if (chosen.size() != honest.folds().size()) {
            throw new IllegalArgumentException(
                    "chosen: expected one for each of " + honest.folds().size() + " folds, got " + chosen.size());
        }
    }

    /** The score that the search on all rows chose by: too good. */
    public Score selected() {
        return overall.choice().score();
    }

    /**
     * The honest score by the metric that the search chose by: the mean over the outer folds.
     *
     * @return undefined when that metric was not among those asked for
     */
    public Score nested() {
        return honest.summaries().stream()
                .filter(summary -> summary.metric().equals(overall.metric()))
                .map(CrossValidation.Summary::validation)
                .findFirst()
                .orElseGet(() -> Score.undefined(
                        "the outer folds were not scored by " + overall.metric().name()));
    }

    /** How much better the selected score looks than the honest one: positive when it is too good. */
    public Score optimism() {
        Score nested = nested();
        if (nested instanceof Score.Undefined || selected() instanceof Score.Undefined) {
            return nested instanceof Score.Undefined ? nested : selected();
        }
        double difference = selected().require() - nested.require();
        boolean higher = overall.metric().direction() == Metric.Direction.HIGHER_IS_BETTER;
        return Score.of(higher ? difference : 0.0 - difference);
    }
}
