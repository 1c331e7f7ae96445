package io.limpid.models.linear;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;

/** A linear regression in a model file, with what its summary is made of. */
final class LinearRegressionCodec implements ModelCodec<LinearRegressionModel> {

    @Override
    public String kind() {
        return "linear-regression";
    }

    @Override
    public Class<LinearRegressionModel> type() {
        return LinearRegressionModel.class;
    }

    @Override
    public void encode(LinearRegressionModel model, ModelContent.Builder out) {
        double[] coefficients = new double[model.features().size()];
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] = model.coefficient(0, j);
        }
        LinearFit fit = model.fit();
        out.schema("features", model.features())
                .numbers("coefficients", coefficients)
                .number("intercept", model.intercept(0))
                .integer("rows", fit.rows())
                .integer("varying", fit.varying())
                .integer("rank", fit.rank())
                .number("lambda", fit.lambda())
                .number("targetDeviation", fit.targetDeviation())
                .number("unexplained", fit.unexplained())
                .number("residualStandardError", fit.residualStandardError())
                .numbersOrMissing("standardErrors", fit.standardErrors());
    }

    @Override
    public LinearRegressionModel decode(ModelContent in) {
        Schema features = in.schema("features");
        int columns = features.size();
        double[] coefficients = in.numbers("coefficients", columns);
        double intercept = in.number("intercept");
        try {
            LinearFit fit = new LinearFit(
                    (int) in.integer("rows", 1, Integer.MAX_VALUE),
                    (int) in.integer("varying", 0, columns),
                    (int) in.integer("rank", 0, columns),
                    in.number("lambda"),
                    in.number("targetDeviation"),
                    in.number("unexplained"),
                    in.number("residualStandardError"),
                    in.numbersOrMissing("standardErrors", columns + 1));
            return new LinearRegressionModel(features, coefficients, intercept, fit);
        } catch (ModelFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }
}
