package io.limpid.demo.catalog;

import java.util.Objects;

/**
 * One option of a model on offer.
 *
 * @param name the name users type
 * @param standard its value unless told otherwise, as users read it
 * @param meaning what it is, in a few words
 */
public record Parameter(String name, String standard, String meaning) {

    /** Checks that nothing is null. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(meaning, "meaning");
    }
}
