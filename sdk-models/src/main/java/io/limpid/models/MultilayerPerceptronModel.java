package io.limpid.models;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import java.util.List;

/** Stub. */
public final class MultilayerPerceptronModel implements Classifier, AffineInputModel {
    private MultilayerPerceptronModel() {}

    /** Who trained it. */
    public NeuralEngine engine() {
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
    /** Stub. */
    public double outputWeight(int unit) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public double outputBias() {
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
