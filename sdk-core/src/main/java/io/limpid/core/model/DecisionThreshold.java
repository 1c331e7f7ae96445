package io.limpid.core.model;

import java.util.Objects;

/**
 * Where a classifier of two classes decides: the positive one is predicted from this probability on.
 *
 * @param probability from 0 to 1
 * @param criterion what it was chosen by, in words, such as {@code F1}
 */
public record DecisionThreshold(double probability, String criterion) {

    /** Checks that the probability is one. */
    public DecisionThreshold {
        Objects.requireNonNull(criterion, "criterion");
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("threshold: expected a number from 0 to 1, got " + probability);
        }
    }

    /** One half: the more probable class. */
    public static DecisionThreshold half() {
        return new DecisionThreshold(0.5, "more probable class");
    }
}
