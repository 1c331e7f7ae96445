package io.limpid.core.transform;

/** What a pipeline does with columns that were not there in training. */
public enum ExtraColumns {
    /** They are left out. */
    IGNORED,
    /** They are an error that names them. */
    REFUSED
}
