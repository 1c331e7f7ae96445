package io.limpid.core.transform;

/** For which columns an indicator of missing cells is added. */
public enum MissingIndicator {
    /** For none. */
    NONE,
    /** For those with a missing cell in a training row of positive weight. */
    WHERE_SEEN,
    /** For every column. */
    ALL
}
