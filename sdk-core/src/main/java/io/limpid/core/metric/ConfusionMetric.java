package io.limpid.core.metric;

/**
 * A metric that needs to know only which classes were called what, not with which probability. Stateless and
 * thread-safe. A {@link ThresholdSweep} scores it at every threshold.
 */
public interface ConfusionMetric extends ClassificationMetric {

    /**
     * The metric of this confusion.
     *
     * @return a value, or why there is none
     */
    Score score(ConfusionMatrix matrix);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException with more classes than a {@link ConfusionMatrix} has room for
     */
    @Override
    default Score score(ClassPredictions predictions) {
        return score(ConfusionMatrix.of(predictions));
    }
}
