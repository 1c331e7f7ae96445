package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import java.util.List;

/**
 * Says which rows train and which validate. Immutable and thread-safe; a seed is part of its options, so the same
 * splitter gives the same folds of the same data, always. Rows are counted, not weighed: weights change no split.
 */
public interface Splitter {

    /**
     * The folds of a data set, each with at least one row to train and one to validate, none on both sides, both sides
     * ascending.
     *
     * @throws IllegalArgumentException when the rows are too few or unfit for the folds asked for
     */
    List<Fold> split(Dataset data);
}
