package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/** A column's name and type: numeric, or categorical with a list of levels. */
public sealed interface Field permits Field.Numeric, Field.Categorical {

    /** The column's name, never blank. */
    String name();

    /**
     * A column of finite numbers; missing is NaN.
     *
     * @param name the column's name
     */
    record Numeric(String name) implements Field {
        /** Checks the name. */
        public Numeric {
            requireName(name);
        }
    }

    /**
     * A column of categories, stored as indices into {@code levels}; missing is NaN.
     *
     * @param name the column's name
     * @param levels the distinct categories, in the order of their indices
     */
    record Categorical(String name, List<String> levels) implements Field {
        /** Checks the name and that no level stands twice. */
        public Categorical {
            requireName(name);
            levels = List.copyOf(levels);
            Set<String> seen = new HashSet<>();
            for (String level : levels) {
                if (!seen.add(level)) {
                    throw new IllegalArgumentException("column " + Quoted.of(name) + ": expected distinct levels, got "
                            + Quoted.of(level) + " twice");
                }
            }
        }

        /** The index of a level, or empty when the column has no such level. Cost: linear in the levels. */
        public OptionalInt find(String level) {
            int index = levels.indexOf(Objects.requireNonNull(level, "level"));
            return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
        }
    }

    private static void requireName(String name) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("column name: expected text, got a blank");
        }
    }
}
