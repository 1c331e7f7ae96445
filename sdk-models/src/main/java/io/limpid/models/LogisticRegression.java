package io.limpid.models;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;

/** Stub. */
public final class LogisticRegression implements PenalizedTrainer<LogisticRegressionModel> {
    private LogisticRegression() {}

    /** Ridge with lambda 1/n, scikit-learn's C = 1. */
    public static LogisticRegression withDefaults() {
        throw new IllegalStateException("stub");
    }

    @Override
    public LogisticRegression withPenalty(Penalty penalty) {
        throw new IllegalStateException("stub");
    }

    @Override
    public LogisticRegressionModel fit(Dataset train, Run run) {
        throw new IllegalStateException("stub");
    }
}
