package io.limpid.models.neural;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.List;

/** A net of classes in a model file; reads the files of nets that had one hidden layer only, too. */
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
        out.texts("classes", model.classes());
        NetContent.encode(model, out);
    }

    @Override
    public MultilayerPerceptronModel decode(ModelContent in) {
        Schema features = in.schema("features");
        List<String> classes = in.texts("classes");
        try {
            NetLayers net = NetContent.layers(in, features.size(), MultilayerPerceptronModel.output(classes.size()));
            return new MultilayerPerceptronModel(
                    features,
                    classes,
                    in.choice("engine", NeuralEngine.class),
                    net,
                    NetContent.history(in),
                    NetWeightsContent.codes(in, net));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }
}
