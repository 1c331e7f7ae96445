package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/** A column's name and type: numeric, or categorical with a list of levels; and what may be done with it. */
public sealed interface Field permits Field.Numeric, Field.Categorical {

    /** What whoever shows, stores or varies a column must know of it. */
    enum Flag {
        /** Says something of a person: pages, logs, exports and stored backgrounds leave it out. */
        PERSONAL,
        /** Marks a group that must not be treated worse, such as sex or age. */
        PROTECTED,
        /** Cannot be changed by whom the row is about: no counterfactual varies it. */
        IMMUTABLE
    }

    /** The column's name, never blank. */
    String name();

    /** Its flags, in their order; empty unless given. */
    Set<Flag> flags();

    /** The same column under another name. */
    Field withName(String other);

    /** The same column with exactly these flags. */
    Field withFlags(Flag... exactly);

    /**
     * A column of finite numbers; missing is NaN.
     *
     * @param name the column's name
     * @param flags its flags
     */
    record Numeric(String name, Set<Flag> flags) implements Field {
        /** Checks the name. */
        public Numeric {
            requireName(name);
            flags = ordered(flags);
        }

        /** A column without flags. */
        public Numeric(String name) {
            this(name, Set.of());
        }

        @Override
        public Numeric withName(String other) {
            return new Numeric(other, flags);
        }

        @Override
        public Numeric withFlags(Flag... exactly) {
            return new Numeric(name, Set.of(exactly));
        }
    }

    /**
     * A column of categories, stored as indices into {@code levels}; missing is NaN.
     *
     * @param name the column's name
     * @param levels the distinct categories, in the order of their indices
     * @param flags its flags
     */
    record Categorical(String name, List<String> levels, Set<Flag> flags) implements Field {
        /** Checks the name and that no level stands twice. */
        public Categorical {
            requireName(name);
            levels = List.copyOf(levels);
            flags = ordered(flags);
            Set<String> seen = new HashSet<>();
            for (String level : levels) {
                if (!seen.add(level)) {
                    throw new IllegalArgumentException("column " + Quoted.of(name) + ": expected distinct levels, got "
                            + Quoted.of(level) + " twice");
                }
            }
        }

        /** A column without flags. */
        public Categorical(String name, List<String> levels) {
            this(name, levels, Set.of());
        }

        /** The index of a level, or empty when the column has no such level. Cost: linear in the levels. */
        public OptionalInt find(String level) {
            int index = levels.indexOf(Objects.requireNonNull(level, "level"));
            return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
        }

        /** The same column with other levels. */
        public Categorical withLevels(List<String> other) {
            return new Categorical(name, other, flags);
        }

        @Override
        public Categorical withName(String other) {
            return new Categorical(other, levels, flags);
        }

        @Override
        public Categorical withFlags(Flag... exactly) {
            return new Categorical(name, levels, Set.of(exactly));
        }
    }

    private static void requireName(String name) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("column name: expected text, got a blank");
        }
    }

    private static Set<Flag> ordered(Set<Flag> flags) {
        Set<Flag> copy = EnumSet.noneOf(Flag.class);
        copy.addAll(flags);
        return Collections.unmodifiableSet(copy);
    }
}
