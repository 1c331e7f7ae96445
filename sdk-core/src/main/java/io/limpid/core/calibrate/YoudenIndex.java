package io.limpid.core.calibrate;

/**
 * Prefers the largest J: the share of the positive rows called so plus the share of the negative rows called so, less
 * one. Says nothing when all rows are of one class.
 *
 * <pre>{@code
 * DecisionThreshold threshold = new YoudenIndex().choose(predictions);
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1002/1097-0142(1950)3:1%3C32::AID-CNCR2820030106%3E3.0.CO;2-3">Youden (1950), Index for
 *     rating diagnostic tests</a>
 */
public record YoudenIndex() implements ThresholdCriterion {

    @Override
    public String name() {
        return "Youden's J";
    }

    @Override
    public double value(double truePositive, double falsePositive, double falseNegative, double trueNegative) {
        // Over one denominator: two shares would each be rounded and break ties between equal sums.
        double positive = truePositive + falseNegative;
        double negative = falsePositive + trueNegative;
        return (truePositive * negative - falsePositive * positive) / (positive * negative);
    }
}
