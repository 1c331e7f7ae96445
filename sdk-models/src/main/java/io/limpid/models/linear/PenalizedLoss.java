package io.limpid.models.linear;

/**
 * A smooth convex loss of predictors {@code z_k = b_k0 + sum_j b_kj x_j} under a squared penalty, as the descents see
 * it. Parameters stand predictor by predictor, each with its columns first and its intercept, which is not penalised,
 * last. One instance serves one fit on one thread.
 */
interface PenalizedLoss {

    /** The number of columns. */
    int columns();

    /** The number of predictors. */
    int predictors();

    /** The number of parameters. */
    default int parameters() {
        return predictors() * (columns() + 1);
    }

    /** Whether parameter {@code at} is an intercept. */
    default boolean intercept(int at) {
        return at % (columns() + 1) == columns();
    }

    /** The loss at {@code b}, of which the methods without {@code b} then speak. */
    double evaluate(double[] b);

    /** The gradient at the point last evaluated, which was {@code b}. */
    void gradient(double[] b, double[] g);

    /**
     * Row {@code at} of the Hessian at the point last evaluated, up to its diagonal. What does not change the loss, a
     * common shift of all predictors, is given curvature, so that the matrix can have a Cholesky factor.
     */
    void hessianRow(int at, double[] row);

    /**
     * Whether the point last evaluated has every row on its own class's side, so that without a penalty larger is
     * better.
     */
    boolean separates();

    /** The largest change of a row's predictor that a step would make. */
    double largestMove(double[] step);

    /** Takes out of {@code b} the common shift of all predictors, where they have one. */
    void center(double[] b);

    /** What the curvature of the common shift adds to {@code v' H^-1 v}. */
    double shiftVariance(double[] v);

    /** What the curvature of the common shift adds to {@code v' H^-1 w}. */
    double shiftCovariance(double[] v, double[] w);
}
