package io.limpid.core.transform;

/** What a bin becomes. */
public enum BinOutput {
    /** A category named after its interval, in a categorical column. */
    CATEGORIES,
    /** Its number from 0, in a numeric column. */
    ORDINALS
}
