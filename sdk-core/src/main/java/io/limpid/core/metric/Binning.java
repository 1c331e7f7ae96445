package io.limpid.core.metric;

/** How probabilities are sorted into bins. */
public enum Binning {

    /** Bin j of n holds the probabilities above j / n up to (j + 1) / n; the first one also 0. */
    EQUAL_WIDTH,

    /**
     * Every bin holds about the same weight: bin j of n ends with the smallest probability that (j + 1) / n of the
     * weight is not above. Equal probabilities stay together. scikit-learn's quantiles are interpolated instead; both
     * agree for rows of equal weight whose number is a multiple of n.
     */
    EQUAL_MASS
}
