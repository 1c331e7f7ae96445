package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import java.util.List;

/** Says which rows train and which validate. Immutable; a seed is part of its options. */
public interface Splitter {

    /**
     * The folds of a data set.
     *
     * @throws IllegalArgumentException when the rows are too few or unfit for the folds asked for
     */
    List<Fold> split(Dataset data);
}
