package io.limpid.regularize;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;

/** Stub. */
public final class CrossValidator {
    private CrossValidator() {}

    /** Stub. */
    public static CrossValidator of(Splitter splitter, Metric... metrics) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public CrossValidation run(Trainer<? extends Classifier> trainer, Dataset data, Run run) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public CrossValidation run(Trainer<? extends Classifier> trainer, Dataset data) {
        throw new IllegalStateException("stub");
    }
}
