package io.limpid.core.metric;

import java.util.Objects;

/** A metric of a classifier's predictions. Stateless and thread-safe. */
public interface ClassificationMetric extends Metric {

    /**
     * The metric of these predictions, row weights counted.
     *
     * @return a value, or why there is none
     */
    Score score(ClassPredictions predictions);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the predictions are a regressor's
     */
    @Override
    default Score score(Predictions predictions) {
        if (predictions instanceof ClassPredictions own) {
            return score(own);
        }
        Objects.requireNonNull(predictions, "predictions");
        throw new IllegalArgumentException(name() + ": expected a classifier's predictions, got a regressor's");
    }
}
