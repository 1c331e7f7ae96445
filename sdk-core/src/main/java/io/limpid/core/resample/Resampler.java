package io.limpid.core.resample;

import io.limpid.core.data.Dataset;

/**
 * Changes the set of training rows: augmentation, oversampling, outlier removal. It has no part in a fitted pipeline
 * and is no transformer, so no row of its making is ever predicted; and what makes or repeats rows marks its result as
 * {@linkplain Dataset#forTrainingOnly for training only}, which every splitter refuses, so none reaches a validation
 * fold. Immutable; a seed is part of its options, and the same seed on the same rows gives the same bits.
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
 * <li>The columns, the target's field and the levels stay; the rows handed in are not modified.
 * <li>A row of weight zero counts as no row: nothing is learned from it and no row is made of it, except that an
 * augmentation which copies every row copies it too, with weight zero.
 * <li>A row that is kept or repeated keeps its keys. A made row is about nobody and has none, so a resampler that
 * makes rows gives a data set without keys.
 * <li>A result with made or repeated rows is {@linkplain Dataset#isForTrainingOnly for training only}, and so is any
 * result of rows that were already. One that only drops rows or weighs them leaves the mark as it was. A {@code
 * Pipeline} marks what any resampler gives it but a {@link DroppingResampler} or {@link ClassWeights}. Hence
 * split first and resample the training part: {@code Calibration.of(pipeline.thenResample(smote).classifier(t))}
 * calibrates by the rows as collected, and a calibration behind the resampler is refused.
 * <li>Made rows come after the given ones that stay.
 * <li>No rows in, no rows out.
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
