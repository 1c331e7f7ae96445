package io.limpid.core.metric;

import java.util.Objects;

/** A metric of a regressor's predictions. Stateless and thread-safe. */
public interface RegressionMetric extends Metric {

    /**
     * The metric of these predictions, row weights counted.
     *
     * @return a value, or why there is none
     */
    Score score(NumericPredictions predictions);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the predictions are a classifier's
     */
    @Override
    default Score score(Predictions predictions) {
        if (predictions instanceof NumericPredictions own) {
            return score(own);
        }
        Objects.requireNonNull(predictions, "predictions");
        throw new IllegalArgumentException(name() + ": expected a regressor's predictions, got a classifier's");
    }
}
