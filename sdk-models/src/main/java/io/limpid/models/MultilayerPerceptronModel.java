package io.limpid.models;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import java.util.List;
import java.util.Objects;

/**
 * Gives two classes the probabilities {@code 1 - p} and {@code p = 1 / (1 + exp(-s))}, {@code s = outputBias + sum_k
 * outputWeight_k max(0, z_k)}, {@code z_k = bias_k + sum_j weight_kj x_j}, the features in their own units. Immutable
 * and thread-safe.
 *
 * <p>Cost of a prediction: rows × features × units; nothing is allocated per row.
 */
public final class MultilayerPerceptronModel implements Classifier, AffineInputModel {

    private final Schema features;
    private final List<String> classes;
    private final NeuralEngine engine;
    private final double[][] weights;
    private final double[] biases;
    private final double[] outputWeights;
    private final double outputBias;
    private final List<Double> trainingLoss;

    MultilayerPerceptronModel(
            Schema features,
            List<String> classes,
            NeuralEngine engine,
            double[][] weights,
            double[] biases,
            double[] outputWeights,
            double outputBias,
            List<Double> trainingLoss) {
        this.features = Objects.requireNonNull(features, "features");
        this.classes = List.copyOf(classes);
        this.engine = Objects.requireNonNull(engine, "engine");
        this.weights = new double[weights.length][];
        for (int k = 0; k < weights.length; k++) {
            ModelParameters.requireShape(features, this.classes, weights[k].length);
            this.weights[k] = ModelParameters.requireFinite("weights", weights[k]);
        }
        this.biases = ModelParameters.requireFinite("biases", biases);
        this.outputWeights = ModelParameters.requireFinite("outputWeights", outputWeights);
        this.outputBias = ModelParameters.requireFinite("outputBias", outputBias);
        this.trainingLoss = List.copyOf(trainingLoss);
        if (weights.length == 0 || biases.length != weights.length || outputWeights.length != weights.length) {
            throw new IllegalArgumentException(
                    "units: expected at least 1, and as many weights, biases and output weights," + " got "
                            + weights.length + ", " + biases.length + " and " + outputWeights.length);
        }
    }

    /** Who trained it. */
    public NeuralEngine engine() {
        return engine;
    }

    /**
     * The mean cross-entropy of each epoch, in order: of every batch just before the step made with it, without the
     * penalty. Unmodifiable.
     */
    public List<Double> trainingLoss() {
        return trainingLoss;
    }

    @Override
    public Schema features() {
        return features;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    /** The number of hidden units. */
    @Override
    public int units() {
        return weights.length;
    }

    @Override
    public double weight(int unit, int feature) {
        return weights[unit][feature];
    }

    @Override
    public double bias(int unit) {
        return biases[unit];
    }

    /** The weight of a hidden unit's rectified value in the log-odds of the positive class. */
    public double outputWeight(int unit) {
        return outputWeights[unit];
    }

    /** The log-odds of the positive class when every hidden unit is off. */
    public double outputBias() {
        return outputBias;
    }

    @Override
    public void evaluate(double[][] z, int rows, double[] out) {
        AffineTile.probabilities(logOdds(z, rows, new double[rows]), rows, out, 0);
    }

    @Override
    public void predict(Table x, double[] out) {
        AffinePrediction.predict(features, weights, biases, this::logOdds, x, out);
    }

    private double[] logOdds(double[][] z, int rows, double[] room) {
        AffineTile.addRectified(z, rows, outputWeights, outputBias, room);
        return room;
    }
}
