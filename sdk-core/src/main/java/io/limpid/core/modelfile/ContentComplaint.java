package io.limpid.core.modelfile;

import io.limpid.core.text.Quoted;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a content, in words.
 *
 * @param kind the content's kind
 * @param place where it stands in its file; empty when it comes from none
 */
record ContentComplaint(String kind, Optional<Place> place) {

    /** Leads a message that names the content itself. */
    String where() {
        return place.map(p -> p + ", ").orElse("");
    }

    /** About an attribute or a part. */
    ModelFormatException of(String key, String expected, Object got) {
        return of(where(), key, expected, got);
    }

    /** About an array, which is a section of its own. */
    ModelFormatException ofArray(String key, String expected, Object got) {
        return of(place.map(p -> p.section(key) + ", ").orElse(""), key, expected, got);
    }

    private ModelFormatException of(String where, String key, String expected, Object got) {
        return new ModelFormatException(
                where + kind + ", " + Quoted.of(key) + ": expected " + expected + ", got " + got);
    }

    /** An attribute's value as a message shows it, null for none. */
    static String described(Object value) {
        if (value instanceof String text) {
            return Quoted.of(text);
        }
        return value == null ? "nothing" : value instanceof List<?> ? "a list of texts" : value.toString();
    }
}
