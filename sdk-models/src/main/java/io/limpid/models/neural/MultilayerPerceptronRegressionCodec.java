package io.limpid.models.neural;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;

/** A net that predicts a number, in a model file. */
final class MultilayerPerceptronRegressionCodec implements ModelCodec<MultilayerPerceptronRegressionModel> {

    @Override
    public String kind() {
        return "multilayer-perceptron-regression";
    }

    @Override
    public Class<MultilayerPerceptronRegressionModel> type() {
        return MultilayerPerceptronRegressionModel.class;
    }

    @Override
    public void encode(MultilayerPerceptronRegressionModel model, ModelContent.Builder out) {
        NetContent.encode(model, out);
    }

    @Override
    public MultilayerPerceptronRegressionModel decode(ModelContent in) {
        Schema features = in.schema("features");
        try {
            NetLayers net = NetContent.layers(in, features.size(), NetOutput.LINEAR);
            return new MultilayerPerceptronRegressionModel(
                    features,
                    in.choice("engine", NeuralEngine.class),
                    net,
                    NetContent.history(in),
                    NetWeightsContent.codes(in, net));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }
}
