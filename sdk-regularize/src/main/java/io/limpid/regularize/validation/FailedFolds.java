package io.limpid.regularize.validation;

/** What becomes of a cross-validation in which a fold cannot be fitted or scored. */
public enum FailedFolds {
    /** The whole stops with an error that names the fold. */
    STOP,
    /**
     * The others go on and the fold is kept with its reason. Every number that would need it is undefined and says so:
     * a mean over the folds that went well would answer another question.
     */
    REPORT
}
