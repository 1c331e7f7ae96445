package io.limpid.models;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;

/** Stub. */
public final class MultilayerPerceptron implements PenalizedTrainer<MultilayerPerceptronModel> {
    private MultilayerPerceptron() {}

    /** One hidden layer of 32 ReLU units, Adam at 0.001, 200 epochs of mini-batches of 32, no penalty, seed 0. */
    public static MultilayerPerceptron withDefaults() {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public MultilayerPerceptron withHidden(int units) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public MultilayerPerceptron with(Optimizer optimizer) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public MultilayerPerceptron with(NeuralEngine engine) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public MultilayerPerceptron withEpochs(int epochs) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public MultilayerPerceptron withBatchSize(int rows) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public MultilayerPerceptron withSeed(long seed) {
        throw new IllegalStateException("stub");
    }

    @Override
    public MultilayerPerceptron withPenalty(Penalty penalty) {
        throw new IllegalStateException("stub");
    }

    @Override
    public MultilayerPerceptronModel fit(Dataset train, Run run) {
        throw new IllegalStateException("stub");
    }
}
