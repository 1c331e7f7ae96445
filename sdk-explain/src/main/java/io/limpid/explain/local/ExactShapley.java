package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.explain.Attribution;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.Masker;
import io.limpid.explain.ModelOutput;

/** Stub. */
public final class ExactShapley implements LocalExplainer<Attribution> {
    private ExactShapley() {}

    /** Stub. */
    public static ExactShapley of(ModelOutput output, Masker masker) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public ExactShapley with(Run run) {
        throw new IllegalStateException("stub");
    }

    @Override
    public Attribution explain(Table x, int row) {
        throw new IllegalStateException("stub");
    }
}
