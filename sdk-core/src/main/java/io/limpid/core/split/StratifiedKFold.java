package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import java.util.List;

/** Stub. */
public final class StratifiedKFold implements Splitter {
    private StratifiedKFold() {}

    /** Stub. */
    public static StratifiedKFold of(int folds, long seed) {
        throw new IllegalStateException("stub");
    }

    @Override
    public List<Fold> split(Dataset data) {
        throw new IllegalStateException("stub");
    }
}
