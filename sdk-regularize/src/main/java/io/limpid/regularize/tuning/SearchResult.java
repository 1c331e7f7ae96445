package io.limpid.regularize.tuning;

import io.limpid.core.metric.Metric;

/**
 * What a search tried, how it scored and what it chose.
 *
 * <p>The chosen one's score was looked at in order to choose it, so it is too good: of many options that are worth the
 * same, the one that chance favours wins. The score to quote is {@link NestedCrossValidation}'s.
 */
public sealed interface SearchResult permits PenaltyCurves, Ranking {

    /** The metric that chose. */
    Metric metric();

    /** By which rule it chose. */
    ChoiceRule rule();

    /** What was chosen, and its score. */
    Choice choice();
}
