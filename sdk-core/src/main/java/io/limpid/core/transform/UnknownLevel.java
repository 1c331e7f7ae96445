package io.limpid.core.transform;

/** What becomes of a level that a transformer has no number for. */
public enum UnknownLevel {
    /** It becomes a missing value. */
    MISSING,
    /** It is an error that names the column, the row and the level. */
    ERROR
}
