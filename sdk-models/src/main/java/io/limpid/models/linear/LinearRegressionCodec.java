package io.limpid.models.linear;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.List;

/**
 * A linear regression in a model file, with what its summary is made of; {@code held} only where a monotone constraint
 * holds a coefficient at 0, {@code correlations} where there are standard errors of few enough coefficients.
 */
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
                .numbersOrMissing("standardErrors", fit.standardErrors());
        if (!Double.isNaN(fit.residualStandardError())) {
            out.number("residualStandardError", fit.residualStandardError());
        }
        if (fit.correlations().length > 0) {
            out.integer("correlated", fit.standardErrors().length).numbersOrMissing("correlations", fit.correlations());
        }
        if (!fit.held().isEmpty()) {
            out.texts("held", fit.held());
        }
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
                    in.has("residualStandardError") ? in.number("residualStandardError") : Double.NaN,
                    in.numbersOrMissing("standardErrors", columns + 1),
                    correlations(in, columns + 1),
                    in.has("held") ? in.texts("held") : List.of());
            return new LinearRegressionModel(features, coefficients, intercept, fit);
        } catch (ModelFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }

    /** Read under a number of coefficients that was small enough to keep them. */
    static double[] correlations(ModelContent in, int coefficients) {
        if (!in.has("correlated")) {
            return new double[0];
        }
        in.integer("correlated", coefficients, Math.min(coefficients, CoefficientCovariance.MOST_COEFFICIENTS));
        return in.numbersOrMissing("correlations", CoefficientCovariance.packedLength(coefficients));
    }
}
