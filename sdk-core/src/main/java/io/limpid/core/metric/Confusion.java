package io.limpid.core.metric;

import io.limpid.core.kernel.Weights;

/**
 * Weights of the rows by whether they are and whether they are called one class, all other classes together being the
 * rest. Scaled by {@link Weights#forPairs}: only ratios of them mean anything.
 *
 * @param truePositive of the class and called so
 * @param falsePositive of the rest and called the class
 * @param falseNegative of the class and called otherwise
 */
record Confusion(double truePositive, double falsePositive, double falseNegative) {

    static final String NO_WEIGHT = "no rows of positive weight";

    /** All that truly are of the class. */
    double actual() {
        return truePositive + falseNegative;
    }

    /** All that are called the class. */
    double called() {
        return truePositive + falsePositive;
    }

    /** Both together, as if they were of one class. */
    Confusion plus(Confusion other) {
        return new Confusion(
                truePositive + other.truePositive,
                falsePositive + other.falsePositive,
                falseNegative + other.falseNegative);
    }
}
