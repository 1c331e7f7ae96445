package io.limpid.core.calibrate;

import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.ClassificationMetric;
import io.limpid.core.model.DecisionThreshold;

/**
 * What the threshold of a classifier of two classes is chosen by.
 *
 * <p>A threshold matters only by which rows it calls positive, those of at least that probability. So it is put in the
 * middle between two neighbouring probabilities of the rows, or between the outermost one and 0 or 1: from among n + 1
 * such places for n different probabilities. Of equally good places the one nearest to one half is taken, of two
 * equally near the higher; those within a part in 10^12 of the best are equally good, for sums of fractional weights
 * are rounded. Rows of weight zero do not count. Cost: n log n.
 *
 * <pre>{@code
 * DecisionThreshold threshold = ThresholdCriterion.best(new F1()).choose(predictions);
 * ClassPredictions decided = predictions.withThreshold(threshold.probability());
 * }</pre>
 */
public sealed interface ThresholdCriterion permits ExpectedCost, YoudenIndex, BestScore {

    /** Its name, as a {@link DecisionThreshold} repeats it. */
    String name();

    /**
     * How good it is to decide so; higher is better. NaN where the criterion says nothing.
     *
     * @param truePositive the weight of positive rows called positive
     * @param falsePositive of negative rows called positive
     * @param falseNegative of positive rows called negative
     * @param trueNegative of negative rows called negative
     */
    double value(double truePositive, double falsePositive, double falseNegative, double trueNegative);

    /**
     * The best threshold for these predictions, which should be of rows that the classifier was not trained on.
     *
     * @throws IllegalArgumentException when there are not two classes, or the criterion says nothing of any threshold,
     *     as when no row has a positive weight; the message names the criterion
     */
    default DecisionThreshold choose(ClassPredictions predictions) {
        return ThresholdSearch.best(this, predictions);
    }

    /**
     * The least mean cost, {@code (falsePositive FP + falseNegative FN) / W}: FP is the weight of negative rows called
     * positive, FN that of positive rows called negative, W that of all. With calibrated probabilities that threshold
     * is near {@code falsePositive / (falsePositive + falseNegative)}.
     *
     * @throws IllegalArgumentException when a cost is negative or not finite, or both are zero
     */
    static ThresholdCriterion cost(double falsePositive, double falseNegative) {
        return new ExpectedCost(falsePositive, falseNegative);
    }

    /**
     * The largest J: the share of the positive rows called so plus the share of the negative rows called so, less one.
     * Says nothing when all rows are of one class.
     *
     * @see <a href="https://doi.org/10.1002/1097-0142(1950)3:1%3C32::AID-CNCR2820030106%3E3.0.CO;2-3">Youden (1950),
     *     Index for rating diagnostic tests</a>
     */
    static ThresholdCriterion youden() {
        return new YoudenIndex();
    }

    /**
     * The best score by a metric of decided classes, such as F1; thresholds at which it is undefined are left out.
     *
     * @throws IllegalArgumentException when it is a metric of the probabilities themselves, which no threshold changes
     */
    static ThresholdCriterion best(ClassificationMetric metric) {
        return new BestScore(metric);
    }
}
