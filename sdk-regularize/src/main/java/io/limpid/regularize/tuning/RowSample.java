package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.split.TrainTestSplit;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Which of a fold's training rows a candidate is tried on.
 *
 * @param seed by which a share of them is drawn; empty for all of them, whatever the share
 */
record RowSample(OptionalLong seed) {

    /** All rows, because something else is the resource. */
    static RowSample all() {
        return new RowSample(OptionalLong.empty());
    }

    /** Of each class, or of each tenth of a numeric target's values, the share asked for. */
    static RowSample share(long seed) {
        return new RowSample(OptionalLong.of(seed));
    }

    /** What a step makes of the chosen rows. */
    <T> T on(Dataset training, double share, Function<Dataset, ? extends T> step) {
        if (seed.isEmpty() || share == 1) {
            return step.apply(training);
        }
        int[] rows =
                TrainTestSplit.of(1 - share, seed.getAsLong()).split(training).train();
        try {
            return step.apply(training.select(rows));
        } catch (RowException e) {
            throw e.among(rows);
        }
    }
}
