package io.limpid.core.transform;

import io.limpid.core.data.Dataset;

/** Stub: appends noisy copies of the rows. */
public final class NoiseAugmentation implements Resampler {
    private NoiseAugmentation() {}

    /** One noisy copy of each row, noise of a tenth of each numeric column's standard deviation, seed 0. */
    public static NoiseAugmentation withDefaults() {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public NoiseAugmentation withScale(double scale) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public NoiseAugmentation withSeed(long seed) {
        throw new IllegalStateException("stub");
    }

    @Override
    public Dataset resample(Dataset train) {
        throw new IllegalStateException("stub");
    }
}
