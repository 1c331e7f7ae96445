package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.explain.Attribution;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.Masker;
import io.limpid.explain.ModelOutput;

/** Stub: Shapley values, exact by enumeration for few columns, else by paired KernelSHAP. */
public final class Shap implements LocalExplainer<Attribution> {
    private Shap() {}

    /** Stub. */
    public static Shap auto(ModelOutput output, Masker masker) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public Shap withSeed(long seed) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public Shap withBudget(int coalitions) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public Shap with(Run run) {
        throw new IllegalStateException("stub");
    }

    @Override
    public Attribution explain(Table x, int row) {
        throw new IllegalStateException("stub");
    }
}
