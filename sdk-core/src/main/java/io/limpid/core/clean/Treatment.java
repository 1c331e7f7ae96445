package io.limpid.core.clean;

/** What is done about something found in a table. */
public enum Treatment {
    /** Taken out, and reported. */
    DROP,
    /** Left in, and reported. */
    FLAG,
    /** Left in; not even looked for. */
    KEEP
}
