package io.limpid.core.resample;

import io.limpid.core.data.Dataset;

/**
 * Changes the set of training rows: augmentation, oversampling, outlier removal. It has no part in a fitted pipeline,
 * so no row of its making can reach a validation fold or a prediction. Immutable; a seed is part of its options.
 */
public interface Resampler {

    /** The rows to train on, in the same columns. */
    Dataset resample(Dataset train);
}
