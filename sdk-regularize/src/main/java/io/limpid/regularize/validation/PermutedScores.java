package io.limpid.regularize.validation;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.List;
import java.util.Objects;

/**
 * A cross-validated score beside those of permuted targets.
 *
 * @param metric the metric of all scores
 * @param observed the score with the target as it is
 * @param permuted the score of each permutation: what chance alone makes of this procedure on these features
 */
public record PermutedScores(Metric metric, Score observed, List<Score> permuted) {

    /** Copies the list and checks that there is one. */
    public PermutedScores {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(observed, "observed");
        permuted = List.copyOf(permuted);
        if (permuted.isEmpty()) {
            throw new IllegalArgumentException("permuted: expected at least one score, got none");
        }
    }

    /**
     * The share {@code (1 + b) / (1 + m)} of the m permutations and the target as it is in which the score is at least
     * as good as observed: b permutations are. Never 0. Undefined, with the reason, when the observed score or one of a
     * permutation is.
     */
    public Score pValue() {
        if (observed instanceof Score.Undefined undefined) {
            return Score.undefined("target as it is: " + undefined.reason());
        }
        int asGood = 0;
        for (int p = 0; p < permuted.size(); p++) {
            if (permuted.get(p) instanceof Score.Undefined undefined) {
                return Score.undefined("permutation " + (p + 1) + " of " + permuted.size() + ": " + undefined.reason());
            }
            if (isAsGood(permuted.get(p).require(), observed.require())) {
                asGood++;
            }
        }
        return Score.of((1.0 + asGood) / (1.0 + permuted.size()));
    }

    private boolean isAsGood(double score, double other) {
        double better = metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? score - other : other - score;
        return better >= -FoldScore.rounding(score, other);
    }
}
