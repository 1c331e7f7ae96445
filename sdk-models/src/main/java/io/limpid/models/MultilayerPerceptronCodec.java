package io.limpid.models;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.Arrays;

/** A net in a model file; the weights stand unit by unit in one array. */
final class MultilayerPerceptronCodec implements ModelCodec<MultilayerPerceptronModel> {

    @Override
    public String kind() {
        return "multilayer-perceptron";
    }

    @Override
    public Class<MultilayerPerceptronModel> type() {
        return MultilayerPerceptronModel.class;
    }

    @Override
    public void encode(MultilayerPerceptronModel model, ModelContent.Builder out) {
        int units = model.units();
        int features = model.features().size();
        double[] weights = new double[Math.multiplyExact(units, features)];
        double[] biases = new double[units];
        double[] outputWeights = new double[units];
        for (int k = 0; k < units; k++) {
            for (int j = 0; j < features; j++) {
                weights[k * features + j] = model.weight(k, j);
            }
            biases[k] = model.bias(k);
            outputWeights[k] = model.outputWeight(k);
        }
        out.schema("features", model.features())
                .texts("classes", model.classes())
                .choice("engine", model.engine())
                .integer("units", units)
                .numbers("weights", weights)
                .numbers("biases", biases)
                .numbers("outputWeights", outputWeights)
                .number("outputBias", model.outputBias())
                .integer("epochs", model.trainingLoss().size())
                .numbers(
                        "trainingLoss",
                        model.trainingLoss().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray());
    }

    @Override
    public MultilayerPerceptronModel decode(ModelContent in) {
        Schema features = in.schema("features");
        int columns = features.size();
        int units = (int) in.integer("units", 1, Integer.MAX_VALUE / Math.max(1, columns));
        int epochs = (int) in.integer("epochs", 0, Integer.MAX_VALUE);
        double[] flat = in.numbers("weights", units * columns);
        double[] biases = in.numbers("biases", units);
        double[][] weights = new double[units][];
        for (int k = 0; k < units; k++) {
            weights[k] = Arrays.copyOfRange(flat, k * columns, (k + 1) * columns);
        }
        try {
            return new MultilayerPerceptronModel(
                    features,
                    in.texts("classes"),
                    in.choice("engine", NeuralEngine.class),
                    weights,
                    biases,
                    in.numbers("outputWeights", units),
                    in.number("outputBias"),
                    Arrays.stream(in.numbers("trainingLoss", epochs)).boxed().toList());
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }
}
