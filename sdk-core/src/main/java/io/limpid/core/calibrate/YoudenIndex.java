package io.limpid.core.calibrate;

/**
 * Prefers the largest J: the share of the positive rows called so plus the share of the negative rows called so, less
 * one. Says nothing when all rows are of one class.
 */
record YoudenIndex() implements ThresholdCriterion {

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
