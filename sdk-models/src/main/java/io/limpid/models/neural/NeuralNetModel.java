package io.limpid.models.neural;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.DifferentiableModel;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.numeric.NumericInputs;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A fully connected net: each hidden unit is the {@link #activation} of {@code bias + sum_k weight_k input_k}, the
 * inputs being the features in their own units or the units of the layer before, and the outputs are made of the sums
 * of the last layer. With layer normalisation ({@link NetNormalization#LAYER}) the activation is that of the normalised
 * sum. Immutable and thread-safe.
 *
 * <p>Cost of a prediction: one multiplication per weight and row; nothing is allocated per row. That of a gradient:
 * about twice as much.
 */
public abstract sealed class NeuralNetModel implements AffineInputModel, DifferentiableModel
        permits MultilayerPerceptronModel, MultilayerPerceptronRegressionModel {

    private final Schema features;
    private final NeuralEngine engine;
    private final NetLayers net;
    private final List<TrainingRound> history;
    private final Optional<NetCodes> codes;

    NeuralNetModel(
            Schema features,
            NeuralEngine engine,
            NetLayers net,
            List<TrainingRound> history,
            Optional<NetCodes> codes) {
        NumericInputs.requireNumeric(features);
        this.features = features;
        this.engine = Objects.requireNonNull(engine, "engine");
        this.net = net;
        this.history = List.copyOf(history);
        this.codes = codes;
        if (net.inputs() != features.size()) {
            throw new IllegalArgumentException(
                    "weights: expected one per feature, so " + features.size() + ", got " + net.inputs());
        }
    }

    /** Who trained it. */
    public final NeuralEngine engine() {
        return engine;
    }

    /** What every hidden unit makes of its sum. */
    public final Activation activation() {
        return net.activation();
    }

    /** The number of units of each hidden layer, in order. Unmodifiable. */
    public final List<Integer> hidden() {
        return net.hidden();
    }

    /**
     * The weight of an input in a unit's sum.
     *
     * @param layer from 0 for the first hidden layer to {@code hidden().size()} for the output layer
     * @throws IndexOutOfBoundsException when there is no such layer, unit or input
     */
    public final double weight(int layer, int unit, int input) {
        return net.weights(layer)[unit][input];
    }

    /**
     * The constant of a unit's sum; layers as in {@link #weight(int, int, int)}.
     *
     * @throws IndexOutOfBoundsException when there is no such layer or unit
     */
    public final double bias(int layer, int unit) {
        return net.biases(layer)[unit];
    }

    /**
     * What is done to a hidden unit's sum before its activation: nothing, also after a training with batch
     * normalisation, which is in the weights and biases; or layer normalisation.
     */
    public final NetNormalization normalization() {
        return net.normalization();
    }

    /**
     * What a unit's sum is multiplied with after layer normalisation; 1 without it.
     *
     * @param layer from 0 for the first hidden layer to {@code hidden().size() - 1} for the last one
     * @throws IndexOutOfBoundsException when there is no such hidden layer or unit
     */
    public final double gain(int layer, int unit) {
        requireHidden(layer, unit);
        return net.normalization() == NetNormalization.LAYER ? net.gains(layer)[unit] : 1;
    }

    /**
     * What is added to a unit's sum after layer normalisation; 0 without it. Layers as in {@link #gain}.
     *
     * @throws IndexOutOfBoundsException when there is no such hidden layer or unit
     */
    public final double shift(int layer, int unit) {
        requireHidden(layer, unit);
        return net.normalization() == NetNormalization.LAYER ? net.shifts(layer)[unit] : 0;
    }

    private void requireHidden(int layer, int unit) {
        Objects.checkIndex(unit, hidden().get(layer));
    }

    /** What a weight takes in a model file: 64 bits, or 8 after {@link NetQuantization}. */
    public final int bitsPerWeight() {
        return codes.isPresent() ? Byte.SIZE : Double.SIZE;
    }

    /**
     * What each epoch of the training came to, in order; also those after the best one. Training is over every batch
     * just before the step made with it, dropout and all; validation over the rows held back, after the epoch.
     */
    @Override
    public final List<TrainingRound> history() {
        return history;
    }

    /**
     * The mean training loss of each epoch, in order: of every batch just before the step made with it, without the
     * penalty. Unmodifiable.
     */
    public final List<Double> trainingLoss() {
        return history.stream()
                .map(epoch -> epoch.training().orElseThrow().loss())
                .toList();
    }

    @Override
    public final Schema features() {
        return features;
    }

    /** The number of units of the first layer. */
    @Override
    public final int units() {
        return net.biases(0).length;
    }

    @Override
    public final double weight(int unit, int feature) {
        return net.weights(0)[unit][feature];
    }

    @Override
    public final double bias(int unit) {
        return net.biases(0)[unit];
    }

    @Override
    public final void evaluate(double[][] z, int rows, double[] out) {
        NetForward.evaluate(net, z, rows, out);
    }

    @Override
    public final void predict(Table x, double[] out) {
        double[][] columns = NumericInputs.columns(features, x, outputs(), out);
        NetForward.predict(net, features, columns, x.rows(), out);
    }

    @Override
    public final void gradient(Table x, int output, double[][] out) {
        Table aligned = features.align(x);
        if (!(output >= 0 && output < outputs())) {
            throw new IllegalArgumentException("output: expected one from 0 to " + (outputs() - 1) + ", got " + output);
        }
        if (out.length != features.size()) {
            throw new IllegalArgumentException("out: expected " + features.size() + " columns, got " + out.length);
        }
        double[][] columns = new double[features.size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = aligned.column(j);
            if (out[j].length != x.rows()) {
                throw new IllegalArgumentException(
                        "out, column " + j + ": expected " + x.rows() + " places, got " + out[j].length);
            }
        }
        NetForward.gradient(net, features, columns, x.rows(), output, out);
    }

    final NetLayers net() {
        return net;
    }

    /** What its weights are made of, if they are in 8 bits. */
    final Optional<NetCodes> codes() {
        return codes;
    }

    /** The same kind of model around another net of the same shape, without history. */
    abstract NeuralNetModel with(NetLayers other, Optional<NetCodes> otherCodes);
}
