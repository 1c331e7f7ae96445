package io.limpid.regularize.tuning;

import java.util.Objects;

/**
 * The value of one option of what was tried, as text.
 *
 * @param axis the option's name
 * @param value its value
 */
public record Setting(String axis, String value) {

    /** Checks that both are there. */
    public Setting {
        Objects.requireNonNull(axis, "axis");
        Objects.requireNonNull(value, "value");
    }
}
