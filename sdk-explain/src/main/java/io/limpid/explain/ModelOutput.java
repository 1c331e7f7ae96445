package io.limpid.explain;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;

/** Stub. */
public final class ModelOutput {
    private ModelOutput() {}

    /** Stub. */
    public static ModelOutput of(Regressor model) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public static ModelOutput probability(Classifier model, String category) {
        throw new IllegalStateException("stub");
    }
    /** The positive class's probability: what is explained unless told otherwise. */
    public static ModelOutput probability(Classifier model) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public static ModelOutput logOdds(Classifier model, String category) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public Model model() {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public Schema features() {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public OutputDescription description() {
        throw new IllegalStateException("stub");
    }
    /** One number per row of x. */
    public void evaluate(Table x, double[] out) {
        throw new IllegalStateException("stub");
    }
}
