package io.limpid.core.transform;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;

/** A learned mapping from one schema to another, row by row. Immutable and thread-safe. */
public interface FittedTransformer {

    /** The columns it reads. */
    Schema input();

    /** The columns it makes. */
    Schema output();

    /**
     * Maps every row. Columns are matched by name, extra ones are left out; the table is not modified.
     *
     * @throws IllegalArgumentException when a column is missing or of the wrong type; the message names it
     * @throws io.limpid.core.data.RowException when a row cannot be mapped; whoever hands over a part of a table can
     *     so name its own row
     */
    Table transform(Table x);

    /**
     * The input columns an output column is computed from, ascending. Two inputs that share an output cannot be
     * explained apart.
     */
    int[] sources(int outputColumn);
}
