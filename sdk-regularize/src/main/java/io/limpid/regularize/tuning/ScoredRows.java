package io.limpid.regularize.tuning;

/** Which rows of a fold a search over penalties scores. */
public enum ScoredRows {

    /** Both, so that the gap between them is known. */
    TRAINING_AND_VALIDATION,

    /**
     * Those that choose. Most of a fold's rows train, so where a path is fitted fast, predicting these under every
     * penalty can be most of the work.
     */
    VALIDATION
}
