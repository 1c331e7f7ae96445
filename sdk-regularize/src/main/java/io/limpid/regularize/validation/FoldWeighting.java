package io.limpid.regularize.validation;

/** How much each fold counts in a mean over folds. */
public enum FoldWeighting {
    /** Every fold alike: each is one estimate of the same score. The default, as in scikit-learn. */
    EQUAL,
    /**
     * Each fold by the summed weights of its validation rows, as in glmnet's {@code cv.glmnet}. Where a score is a mean
     * over rows, as log loss and accuracy are, the mean over folds is then the mean over all rows.
     */
    BY_VALIDATION_WEIGHT
}
