package io.limpid.regularize.path;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;

/** A penalised linear regression in a model file. */
final class ElasticNetRegressorCodec implements ModelCodec<ElasticNetRegressor> {

    @Override
    public String kind() {
        return "elastic-net-regression";
    }

    @Override
    public Class<ElasticNetRegressor> type() {
        return ElasticNetRegressor.class;
    }

    @Override
    public void encode(ElasticNetRegressor model, ModelContent.Builder out) {
        double[] coefficients = new double[model.features().size()];
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] = model.coefficient(0, j);
        }
        out.schema("features", model.features())
                .numbers("coefficients", coefficients)
                .number("intercept", model.intercept(0));
        EvidenceContent.encode(model.evidence(), out);
    }

    @Override
    public ElasticNetRegressor decode(ModelContent in) {
        Schema features = in.schema("features");
        try {
            return new ElasticNetRegressor(
                    features,
                    in.numbers("coefficients", features.size()),
                    in.number("intercept"),
                    EvidenceContent.decode(in));
        } catch (ModelFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }
}
