package io.limpid.core.calibrate;

/**
 * Prefers the least mean cost of wrong decisions: {@code (falsePositive * FP + falseNegative * FN) / total weight}.
 *
 * @param falsePositive what a negative row called positive costs; finite, at least 0
 * @param falseNegative what a positive row called negative costs; finite, at least 0, and one of both above
 */
record ExpectedCost(double falsePositive, double falseNegative) implements ThresholdCriterion {

    /** Checks both costs. */
    ExpectedCost {
        boolean finite = falsePositive < Double.POSITIVE_INFINITY && falseNegative < Double.POSITIVE_INFINITY;
        if (!(falsePositive >= 0 && falseNegative >= 0 && finite && Math.max(falsePositive, falseNegative) > 0)) {
            throw new IllegalArgumentException("cost: expected finite numbers of at least 0, one of them above, got "
                    + falsePositive + " and " + falseNegative);
        }
    }

    @Override
    public String name() {
        return "cost " + falsePositive + " of a false positive and " + falseNegative + " of a false negative";
    }

    @Override
    public double value(double truePositive, double falsePositives, double falseNegatives, double trueNegative) {
        double total = truePositive + falsePositives + falseNegatives + trueNegative;
        return -(falsePositive * falsePositives + falseNegative * falseNegatives) / total;
    }
}
