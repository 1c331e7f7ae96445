package io.limpid.regularize.path;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.Arrays;
import java.util.List;

/** A penalised logistic regression in a model file; coefficients predictor by predictor. */
final class ElasticNetClassifierCodec implements ModelCodec<ElasticNetClassifier> {

    @Override
    public String kind() {
        return "elastic-net-classification";
    }

    @Override
    public Class<ElasticNetClassifier> type() {
        return ElasticNetClassifier.class;
    }

    @Override
    public void encode(ElasticNetClassifier model, ModelContent.Builder out) {
        int predictors = model.predictors();
        int p = model.features().size();
        double[] intercepts = new double[predictors];
        double[] coefficients = new double[predictors * p];
        for (int k = 0; k < predictors; k++) {
            intercepts[k] = model.intercept(k);
            for (int j = 0; j < p; j++) {
                coefficients[k * p + j] = model.coefficient(k, j);
            }
        }
        out.schema("features", model.features())
                .texts("classes", model.classes())
                .numbers("coefficients", coefficients)
                .numbers("intercepts", intercepts);
        EvidenceContent.encode(model.evidence(), out);
    }

    @Override
    public ElasticNetClassifier decode(ModelContent in) {
        Schema features = in.schema("features");
        List<String> classes = in.texts("classes");
        int predictors = ElasticNetClassifier.predictors(classes);
        int p = features.size();
        if ((long) predictors * p > Integer.MAX_VALUE) {
            throw new ModelFormatException(kind() + ", \"coefficients\": expected at most " + Integer.MAX_VALUE
                    + " numbers, got " + predictors + " classes of " + p + " features");
        }
        double[] numbers = in.numbers("coefficients", predictors * p);
        double[][] coefficients = new double[predictors][];
        for (int k = 0; k < predictors; k++) {
            coefficients[k] = Arrays.copyOfRange(numbers, k * p, (k + 1) * p);
        }
        try {
            return new ElasticNetClassifier(
                    features, classes, coefficients, in.numbers("intercepts", predictors), EvidenceContent.decode(in));
        } catch (ModelFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }
}
