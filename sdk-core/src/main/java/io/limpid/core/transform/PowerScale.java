package io.limpid.core.transform;

/** What becomes of transformed values. */
public enum PowerScale {
    /** They are brought to mean 0 and variance 1, with 1/n. */
    STANDARDIZED,
    /** They stay as the formula gives them. */
    PLAIN
}
