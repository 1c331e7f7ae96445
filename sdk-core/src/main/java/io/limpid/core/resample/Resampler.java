package io.limpid.core.resample;

import io.limpid.core.data.Dataset;

/**
 * Changes the set of training rows: augmentation, oversampling, outlier removal. It has no part in a fitted pipeline and
 * is no transformer, so no row of its making can reach a validation fold or a prediction. Immutable; a seed is part of
 * its options, and the same seed on the same rows gives the same bits.
 *
 * <pre>{@code
 * Trainer<PipelineClassifier> balanced = Pipeline.of(MissingValueImputer.withDefaults())
 *         .thenResample(Smote.withDefaults().withSeed(42))
 *         .then(OneHotEncoder.withDefaults())
 *         .classifier(trainer);
 * }</pre>
 *
 * <p>What all of them keep to:
 *
 * <ul>
 *   <li>The columns, the target's field and the levels stay; the rows handed in are not modified.
 *   <li>A row of weight zero counts as no row: nothing is learned from it and no row is made of it, except that an
 *       augmentation which copies every row copies it too, with weight zero.
 *   <li>A row that is kept or repeated keeps its keys. A made row is about nobody and has none, so a resampler that
 *       makes rows gives a data set without keys. Hence split first and resample the training part.
 *   <li>Made rows come after the given ones that stay.
 *   <li>No rows in, no rows out.
 * </ul>
 */
public interface Resampler {

    /**
     * The rows to train on, in the same columns.
     *
     * @throws IllegalArgumentException when the data cannot be used; the message names the column or option
     */
    Dataset resample(Dataset train);
}
