package io.limpid.core.transform;

/** Where a codec counts the columns it makes, before it makes them: a {@code ModelContent} or its builder. */
@FunctionalInterface
interface NameClaim {

    /** Counts columns and the characters of their names; refuses what all parts of a file together must not make. */
    void of(long columns, long characters);
}
