package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A choice of columns, made before there is a table and resolved against the schema of the training rows: by name, by
 * type, by flag, all, and combinations of these. Immutable.
 *
 * <pre>{@code
 * Columns chosen = Columns.numeric().except("Year_Built").and(Columns.named("Neighborhood"));
 * Transformer selector = ColumnSelector.keeping(chosen);
 * }</pre>
 */
public final class Columns {

    /** The positions chosen of a schema's. */
    private interface Choice {
        BitSet of(Schema schema);
    }

    private interface Test {
        boolean passes(Field field);
    }

    private final Choice choice;

    private Columns(Choice choice) {
        this.choice = choice;
    }

    private static Columns where(Test test) {
        return new Columns(schema -> {
            BitSet chosen = new BitSet();
            for (int j = 0; j < schema.size(); j++) {
                chosen.set(j, test.passes(schema.field(j)));
            }
            return chosen;
        });
    }

    /** Every column. */
    public static Columns all() {
        return where(field -> true);
    }

    /** The numeric columns, among them those that earlier steps made. */
    public static Columns numeric() {
        return where(field -> field instanceof Field.Numeric);
    }

    /** The categorical columns. */
    public static Columns categorical() {
        return where(field -> field instanceof Field.Categorical);
    }

    /** The columns that bear this flag. */
    public static Columns flagged(Field.Flag flag) {
        Objects.requireNonNull(flag, "flag");
        return where(field -> field.flags().contains(flag));
    }

    /**
     * The columns of these names, in whatever order they stand; one that is not there is an error.
     *
     * @throws IllegalArgumentException when no name is given
     */
    public static Columns named(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("columns: expected at least one name, got none");
        }
        Set<String> wanted = new LinkedHashSet<>(List.of(names));
        return new Columns(schema -> {
            BitSet chosen = new BitSet();
            for (int j = 0; j < schema.size(); j++) {
                chosen.set(j, wanted.contains(schema.field(j).name()));
            }
            if (chosen.cardinality() < wanted.size()) {
                wanted.forEach(schema::require); // One is not there, and this says which.
            }
            return chosen;
        });
    }

    /** These columns without those; what those name must be there, but need not be among these. */
    public Columns except(Columns others) {
        Objects.requireNonNull(others, "others");
        return new Columns(schema -> {
            BitSet chosen = choice.of(schema);
            chosen.andNot(others.choice.of(schema));
            return chosen;
        });
    }

    /**
     * These columns without those of the given names, which must be there.
     *
     * @throws IllegalArgumentException when no name is given
     */
    public Columns except(String... names) {
        return except(named(names));
    }

    /** These columns and those. */
    public Columns and(Columns others) {
        Objects.requireNonNull(others, "others");
        return new Columns(schema -> {
            BitSet chosen = choice.of(schema);
            chosen.or(others.choice.of(schema));
            return chosen;
        });
    }

    /**
     * The positions of these columns in a schema, ascending.
     *
     * @throws IllegalArgumentException when a name is not there; the message lists the names there are
     */
    public int[] positions(Schema schema) {
        return choice.of(schema).stream().toArray();
    }
}
