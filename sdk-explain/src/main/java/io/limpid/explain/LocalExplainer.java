package io.limpid.explain;

import io.limpid.core.data.Table;

/**
 * Explains one row at a time. Immutable and thread-safe: the same row gives the same bits, whoever else calls.
 *
 * @param <E> what it gives
 */
public interface LocalExplainer<E extends Explanation> {

    /**
     * Explains one row.
     *
     * @throws IllegalArgumentException when there is no such row, or a column is missing or of the wrong type
     */
    E explain(Table x, int row);
}
