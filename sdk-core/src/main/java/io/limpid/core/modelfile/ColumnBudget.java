package io.limpid.core.modelfile;

import java.util.Optional;

/**
 * Counts the columns that the parts of one file make, and the characters of their names. Each part may be within its
 * limits and a thousand of them still ask for gigabytes: a file's few bytes say "all products" as often as they like.
 * For one thread.
 */
final class ColumnBudget {

    private long columns;
    private long characters;

    /** Counts these too; what the limits say against it, if anything. */
    Optional<String> claim(long moreColumns, long moreCharacters) {
        columns += moreColumns;
        characters += moreCharacters;
        if (columns > FileFormat.MAX_MADE_COLUMNS) {
            return Optional.of("expected all parts together to make at most " + FileFormat.MAX_MADE_COLUMNS
                    + " columns, got " + columns);
        }
        if (characters > FileFormat.MAX_SCHEMA_CHARACTERS) {
            return Optional.of("expected names of at most " + FileFormat.MAX_SCHEMA_CHARACTERS
                    + " characters in all columns that the parts make, got " + characters);
        }
        return Optional.empty();
    }
}
