package io.limpid.core.resample;

import io.limpid.core.data.Dataset;

/**
 * A resampler that may leave rows out, and can say which and why. It makes none; one that repeats rows, as {@link
 * Bootstrap}, marks what it keeps as {@linkplain Dataset#forTrainingOnly for training only} itself.
 *
 * <pre>{@code
 * DroppingResampler duplicates = DuplicateRows.withDefaults();
 * Dropped dropped = duplicates.drop(train);
 * System.out.println(dropped.rows().length + " rows stood twice");
 * }</pre>
 */
public interface DroppingResampler extends Resampler {

    /**
     * The rows to train on, and which were left out and why.
     *
     * @throws IllegalArgumentException as {@link #resample}
     */
    Dropped drop(Dataset train);

    @Override
    default Dataset resample(Dataset train) {
        return drop(train).kept();
    }
}
