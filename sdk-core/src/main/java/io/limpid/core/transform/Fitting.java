package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import java.util.Objects;

/**
 * What fitting a transformer gives.
 *
 * @param fitted the learned mapping, for any later table
 * @param training the training rows as the next step shall see them; the same as {@code fitted} gives, except for
 *     transformers that cross-fit
 */
public record Fitting(FittedTransformer fitted, Dataset training) {

    /** Checks that neither is null. */
    public Fitting {
        Objects.requireNonNull(fitted, "fitted");
        Objects.requireNonNull(training, "training");
    }

    /** A fitting whose training rows are what the learned mapping gives. */
    public static Fitting of(FittedTransformer fitted, Dataset train) {
        return new Fitting(fitted, train.withFeatures(fitted.transform(train.features())));
    }
}
