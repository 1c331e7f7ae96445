package io.limpid.regularize.path;

/** Whether a model has a constant. */
public enum Intercept {
    /** It has one, which is not penalised. */
    FITTED,
    /** It has none: where all features are 0 the prediction is 0, and a log-odds of 0. */
    NONE
}
