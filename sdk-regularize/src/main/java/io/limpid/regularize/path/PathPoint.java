package io.limpid.regularize.path;

/**
 * A fit in the columns' own units.
 *
 * @param coefficients {@code [predictor][feature]}
 * @param intercepts the constant of each predictor
 * @param evidence how it was fitted
 */
record PathPoint(double[][] coefficients, double[] intercepts, FitEvidence evidence) {

    /** That of one predictor. */
    static PathPoint of(double[] coefficients, double intercept, FitEvidence evidence) {
        return new PathPoint(new double[][] {coefficients}, new double[] {intercept}, evidence);
    }
}
