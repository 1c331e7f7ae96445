package io.limpid.regularize.tuning;

import io.limpid.core.metric.Score;
import io.limpid.regularize.validation.CrossValidation;
import java.util.List;
import java.util.Objects;

/** What became of one candidate of a search. */
public sealed interface CandidateResult {

    /** Its number in the order of what was tried, from 0. */
    int number();

    /** Its settings. */
    List<Setting> settings();

    /** The share of the full resource, such as training rows, under which it was last tried; 1 is all of it. */
    double share();

    /** Its settings in one line, such as {@code hidden 16, lambda 0.001}. */
    default String name() {
        return Choice.name(settings());
    }

    /** Whether it was fitted and its score is defined. */
    default boolean hasScore() {
        return this instanceof Scored scored && scored.score() instanceof Score.Value;
    }

    /**
     * One whose every fold was fitted.
     *
     * @param score mean over the folds of the first metric on validation rows, each fold weighed by these rows; may be
     *     undefined
     * @param standardError of the mean, as in {@link PenaltyCurve}
     * @param validation every fold's scores
     */
    record Scored(
            int number,
            List<Setting> settings,
            double share,
            Score score,
            Score standardError,
            CrossValidation validation)
            implements CandidateResult {

        /** Copies the list. */
        public Scored {
            settings = List.copyOf(settings);
            Objects.requireNonNull(validation, "validation");
        }

        MeanScore mean() {
            return new MeanScore(score, standardError);
        }
    }

    /**
     * One that could not be made, or a fold of which could not be fitted or scored.
     *
     * @param reason why, in words, with the fold
     */
    record Failed(int number, List<Setting> settings, double share, String reason) implements CandidateResult {

        /** Copies the list. */
        public Failed {
            settings = List.copyOf(settings);
            Objects.requireNonNull(reason, "reason");
        }
    }
}
