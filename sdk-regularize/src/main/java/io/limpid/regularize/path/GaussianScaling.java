package io.limpid.regularize.path;

/**
 * What the squared part of a regression's penalty is a multiple of. The two agree for a lasso, and wherever the target
 * has a standard deviation of 1.
 */
public enum GaussianScaling {
    /** {@code lambda (1 - l1Ratio) / 2 |b|^2}, as in textbooks and scikit-learn. */
    TEXTBOOK,
    /**
     * {@code lambda (1 - l1Ratio) / (2 sd(y)) |b|^2}, as in glmnet with {@code family = "gaussian"}, which divides the
     * target by its standard deviation first. (Its {@code family = gaussian()} does not.)
     */
    GLMNET
}
