package io.limpid.models;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.LinearModel;
import io.limpid.core.run.Convergence;
import java.util.List;

/** Stub. */
public final class LogisticRegressionModel implements Classifier, LinearModel, AffineInputModel {
    private LogisticRegressionModel() {}

    /** Stub. */
    public Convergence convergence() {
        throw new IllegalStateException("stub");
    }

    @Override
    public Schema features() {
        throw new IllegalStateException("stub");
    }

    @Override
    public List<String> classes() {
        throw new IllegalStateException("stub");
    }

    @Override
    public int predictors() {
        throw new IllegalStateException("stub");
    }

    @Override
    public double intercept(int k) {
        throw new IllegalStateException("stub");
    }

    @Override
    public double coefficient(int k, int j) {
        throw new IllegalStateException("stub");
    }

    @Override
    public int units() {
        throw new IllegalStateException("stub");
    }

    @Override
    public double weight(int unit, int feature) {
        throw new IllegalStateException("stub");
    }

    @Override
    public double bias(int unit) {
        throw new IllegalStateException("stub");
    }

    @Override
    public void evaluate(double[][] z, int rows, double[] out) {
        throw new IllegalStateException("stub");
    }

    @Override
    public void predict(Table x, double[] out) {
        throw new IllegalStateException("stub");
    }
}
