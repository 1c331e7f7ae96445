package io.limpid.core.split;

import io.limpid.core.data.Dataset;

/** Stub: stratified by class, or for a numeric target by decile. */
public final class TrainTestSplit {
    private TrainTestSplit() {}

    /** Stub. */
    public static TrainTestSplit of(double testFraction, long seed) {
        throw new IllegalStateException("stub");
    }
    /** The training rows, and the test rows as validation. */
    public Fold split(Dataset data) {
        throw new IllegalStateException("stub");
    }
}
