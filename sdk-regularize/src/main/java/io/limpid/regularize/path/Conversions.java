package io.limpid.regularize.path;

import io.limpid.core.model.Penalty;

/** Other libraries' penalties as this one's; each of a library's own standardised columns. */
public final class Conversions {

    private Conversions() {}

    /**
     * The lambda of scikit-learn's {@code LogisticRegression(C)}: {@code 1 / (C S)}.
     *
     * @param c scikit-learn's inverse strength, above 0
     * @param totalWeight {@code S}, the sum of sample weights times class weights; the number of rows without weights
     */
    public static double lambdaOfC(double c, double totalWeight) {
        return 1 / (requirePositive("C", c) * requirePositive("sum of weights", totalWeight));
    }

    /**
     * The textbook's penalty that has the same minimum as glmnet's {@code family = "gaussian"} with this one. glmnet
     * divides the target by its standard deviation, so its squared part weighs {@code lambda (1 - l1Ratio) / sd(y)};
     * of a lasso both are the same.
     *
     * @param glmnet glmnet's {@code lambda} and {@code alpha}
     * @param targetDeviation the target's weighted standard deviation, divided by the sum of the weights; without an
     *     intercept the root of its mean square
     */
    public static Penalty textbookOfGlmnet(Penalty glmnet, double targetDeviation) {
        double absolute = glmnet.lambda() * glmnet.l1Ratio();
        double squared =
                glmnet.lambda() * (1 - glmnet.l1Ratio()) / requirePositive("standard deviation", targetDeviation);
        return absolute + squared == 0
                ? new Penalty(0, glmnet.l1Ratio())
                : new Penalty(absolute + squared, absolute / (absolute + squared));
    }

    private static double requirePositive(String what, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + ": expected a finite number above 0, got " + value);
        }
        return value;
    }
}
