package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import java.util.List;

/**
 * Says which rows train and which validate. Immutable and thread-safe; a seed is part of its options, so the same
 * splitter gives the same folds of the same data, always. Rows are counted, not weighed: weights change no split. Rows
 * that a resampler made or repeated are refused.
 */
public interface Splitter {

    /**
     * The folds of a data set, each with at least one row to train and one to validate, none on both sides, both sides
     * ascending.
     *
     * @throws IllegalArgumentException when the rows are too few or unfit for the folds asked for, or a resampler made
     *     or repeated some of them
     */
    List<Fold> split(Dataset data);

    /**
     * The same data, unless a resampler made or repeated some of its rows. Every splitter of this package asks this
     * first, for a row and its copies must not both train and validate; one of your own should too.
     *
     * @throws IllegalArgumentException when the rows are {@linkplain Dataset#isForTrainingOnly for training only}
     */
    static Dataset requireCollected(Dataset data) {
        if (data.isForTrainingOnly()) {
            throw new IllegalArgumentException(
                    "rows: expected rows as they were collected, got some that a resampler made or"
                            + " repeated; split first and resample the training part, as in"
                            + " Calibration.of(pipeline.thenResample(...).classifier(...))");
        }
        return data;
    }
}
