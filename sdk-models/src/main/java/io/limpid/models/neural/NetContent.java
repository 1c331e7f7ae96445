package io.limpid.models.neural;

import io.limpid.core.model.TrainingRound;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What the nets of a model file have in common; each layer's weights stand unit by unit in one array. */
final class NetContent {

    /** The key that files of the first format don't have. */
    static final String LAYERS = "layers";

    private static final int MOST_LAYERS = 1_001;

    private NetContent() {}

    static void encode(NeuralNetModel model, ModelContent.Builder out) {
        NetLayers net = model.net();
        double[] widths = new double[net.count()];
        for (int layer = 0; layer < widths.length; layer++) {
            widths[layer] = net.biases(layer).length;
        }
        out.schema("features", model.features())
                .choice("engine", model.engine())
                .choice("activation", net.activation())
                .integer(LAYERS, widths.length)
                .numbers("widths", widths);
        for (int layer = 0; layer < widths.length; layer++) {
            out.numbers("biases" + layer, net.biases(layer));
        }
        NetWeightsContent.encode(model, out);
        if (!model.history().isEmpty()) {
            encode(model.history(), out);
        }
        if (net.normalization() != NetNormalization.NONE) { // So that files without are as they always were.
            out.choice("normalization", net.normalization());
            for (int layer = 0; layer < widths.length - 1; layer++) {
                out.numbers("gains" + layer, net.gains(layer)).numbers("shifts" + layer, net.shifts(layer));
            }
        }
    }

    private static void encode(List<TrainingRound> history, ModelContent.Builder out) {
        out.integer("epochs", history.size())
                .numbers(
                        "trainingLoss",
                        numbers(history, epoch -> epoch.training().orElseThrow().loss()))
                .numbersOrMissing("learningRate", numbers(history, epoch -> orMissing(epoch.learningRate())))
                .numbersOrMissing(
                        "trainingMetric",
                        numbers(
                                history,
                                epoch ->
                                        orMissing(epoch.training().orElseThrow().metric())))
                .numbersOrMissing(
                        "validationLoss",
                        numbers(
                                history,
                                epoch -> epoch.validation()
                                        .map(TrainingRound.Scores::loss)
                                        .orElse(Double.NaN)))
                .numbersOrMissing(
                        "validationMetric",
                        numbers(
                                history,
                                epoch -> epoch.validation()
                                        .map(scores -> orMissing(scores.metric()))
                                        .orElse(Double.NaN)));
    }

    private static double[] numbers(List<TrainingRound> history, ToDoubleFunction<TrainingRound> number) {
        return history.stream().mapToDouble(number).toArray();
    }

    private static double orMissing(OptionalDouble number) {
        return number.orElse(Double.NaN);
    }

    /** The layers, of this file's format or of the first one, which had one hidden layer of rectifiers. */
    static NetLayers layers(ModelContent in, int features, NetOutput output) {
        if (features == 0) {
            throw new ModelFormatException(in.kind() + ", \"features\": expected at least 1 column, got 0");
        }
        if (!in.has(LAYERS)) {
            return firstFormat(in, features);
        }
        int count = (int) in.integer(LAYERS, 1, MOST_LAYERS);
        double[] widths = in.numbers("widths", count);
        double[][][] weights = new double[count][][];
        double[][] biases = new double[count][];
        int inputs = features;
        long all = 0;
        long absent = 0;
        for (int layer = 0; layer < count; layer++) {
            int units = units(in, widths[layer], layer, inputs);
            all += (long) units * inputs;
            NetWeightsContent.requireFew(in, all);
            absent = NetWeightsContent.requireEnough(in, layer, (long) units * inputs, absent);
            weights[layer] = NetWeightsContent.decode(in, layer, units, inputs);
            biases[layer] = in.numbers("biases" + layer, units);
            inputs = units;
        }
        boolean normalized = normalized(in);
        return new NetLayers(
                weights,
                biases,
                new NetLayers.Normalization(
                        normalized ? normalization(in, "gains", widths) : new double[0][],
                        normalized ? normalization(in, "shifts", widths) : new double[0][]),
                in.choice("activation", Activation.class),
                output);
    }

    private static int units(ModelContent in, double width, int layer, int inputs) {
        if (!(width >= 1
                && width <= NetShape.MOST_UNITS
                && Math.rint(width) == width
                && width * inputs <= Integer.MAX_VALUE)) {
            throw new ModelFormatException(in.kind() + ", \"widths\": expected whole numbers from 1 to "
                    + NetShape.MOST_UNITS + " and less than 2^31 weights, got " + width + " at " + layer);
        }
        return (int) width;
    }

    private static boolean normalized(ModelContent in) {
        if (!in.has("normalization")) {
            return false;
        }
        NetNormalization kind = in.choice("normalization", NetNormalization.class);
        if (kind != NetNormalization.LAYER) {
            throw new ModelFormatException(in.kind() + ", \"normalization\": expected LAYER or nothing, got " + kind);
        }
        return true;
    }

    private static double[][] normalization(ModelContent in, String name, double[] widths) {
        double[][] numbers = new double[widths.length - 1][];
        for (int layer = 0; layer < numbers.length; layer++) {
            numbers[layer] = in.numbers(name + layer, (int) widths[layer]);
        }
        return numbers;
    }

    private static NetLayers firstFormat(ModelContent in, int features) {
        int units = (int) in.integer("units", 1, Integer.MAX_VALUE / features);
        double[][] hidden = rows(in.numbers("weights", units * features), units, features);
        double[] biases = in.numbers("biases", units);
        double[] output = in.numbers("outputWeights", units);
        return new NetLayers(
                new double[][][] {hidden, {output}},
                new double[][] {biases, {in.number("outputBias")}},
                Activation.RELU,
                NetOutput.SIGMOID);
    }

    private static double[][] rows(double[] flat, int units, int inputs) {
        double[][] rows = new double[units][];
        for (int u = 0; u < units; u++) {
            rows[u] = Arrays.copyOfRange(flat, u * inputs, (u + 1) * inputs);
        }
        return rows;
    }

    static List<TrainingRound> history(ModelContent in) {
        if (!in.has("epochs")) {
            return List.of();
        }
        int epochs = (int) in.integer("epochs", 0, Integer.MAX_VALUE);
        double[] loss = in.numbers("trainingLoss", epochs);
        double[] none = new double[0];
        boolean first = !in.has(LAYERS);
        double[] rate = first ? none : in.numbersOrMissing("learningRate", epochs);
        double[] metric = first ? none : in.numbersOrMissing("trainingMetric", epochs);
        double[] heldLoss = first ? none : in.numbersOrMissing("validationLoss", epochs);
        double[] heldMetric = first ? none : in.numbersOrMissing("validationMetric", epochs);
        List<TrainingRound> history = new ArrayList<>(epochs);
        for (int e = 0; e < epochs; e++) {
            Optional<TrainingRound.Scores> held = at(heldLoss, e).isPresent()
                    ? Optional.of(new TrainingRound.Scores(heldLoss[e], at(heldMetric, e)))
                    : Optional.empty();
            history.add(new TrainingRound(
                    at(rate, e), Optional.of(new TrainingRound.Scores(loss[e], at(metric, e))), held));
        }
        return history;
    }

    private static OptionalDouble at(double[] values, int epoch) {
        return epoch >= values.length || Double.isNaN(values[epoch])
                ? OptionalDouble.empty()
                : OptionalDouble.of(values[epoch]);
    }
}
