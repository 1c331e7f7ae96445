package io.limpid.demo.study;

import io.limpid.core.model.Model;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.transform.PipelineModel;
import io.limpid.models.LogisticRegressionModel;
import io.limpid.models.MultilayerPerceptronModel;
import io.limpid.models.NeuralEngine;
import java.util.Optional;

/**
 * What a model file holds, in words.
 *
 * @param kind the model's kind, as the catalogue names it
 * @param engine who trained it
 * @param terms a linear model's terms in the units of the raw columns
 */
public record Description(String kind, String engine, Optional<LinearTerms> terms) {

    /** Describes a file's model. */
    public static Description of(ModelFile file) {
        Model model = file.model() instanceof PipelineModel pipeline ? pipeline.last() : file.model();
        Optional<LinearTerms> terms = LinearTerms.find(file.model());
        if (model instanceof LogisticRegressionModel) {
            return new Description("logistic", "Smile 2.6.0 (L-BFGS), then Newton steps of Limpid", terms);
        }
        if (model instanceof MultilayerPerceptronModel net) {
            String engine = net.engine() == NeuralEngine.SMILE ? "Smile 2.6.0" : "Limpid (plain Java)";
            return new Description("mlp", engine, terms);
        }
        return new Description(model.getClass().getSimpleName(), "unknown", terms);
    }
}
