package io.limpid.explain.global;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.Classifier;
import io.limpid.core.run.Run;
import io.limpid.explain.GlobalExplainer;
import io.limpid.explain.Importance;

/** Stub. */
public final class PermutationImportance implements GlobalExplainer<Importance> {
    private PermutationImportance() {}

    /** 10 repeats, seed 0. */
    public static PermutationImportance of(Classifier model, Metric metric) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public PermutationImportance withRepeats(int repeats) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public PermutationImportance withSeed(long seed) {
        throw new IllegalStateException("stub");
    }

    @Override
    public Importance explain(Dataset data, Run run) {
        throw new IllegalStateException("stub");
    }
}
