package io.limpid.core.transform;

import io.limpid.core.data.Field;
import io.limpid.core.text.Quoted;

/** Limits on what an encoding makes, so that what is fitted can be saved, and no hostile file asks for gigabytes. */
final class EncodedNames {

    /** As many as a schema in a model file may have. */
    static final int MOST_COLUMNS = 10_000;

    /** As long as a name in a model file may be; with the number of columns it bounds the memory of all names. */
    static final int LONGEST = 1_000;

    private EncodedNames() {}

    /** Returns when that many output columns are allowed; {@code what} names the encoding. */
    static void requireFew(String what, long columns) {
        if (columns > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    what + ": expected at most " + MOST_COLUMNS + " columns, got " + columns);
        }
    }

    /** Returns when names of that length are allowed; to be asked before any name is made. */
    static void requireShort(Field field, long longest) {
        if (longest > LONGEST) {
            throw new IllegalArgumentException("column " + Quoted.of(field.name()) + ": expected names of at most "
                    + LONGEST + " characters with their categories, got " + longest + "; does it hold free text?");
        }
    }
}
