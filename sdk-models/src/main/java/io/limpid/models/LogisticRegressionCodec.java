package io.limpid.models;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.run.Convergence;

/** A logistic regression in a model file. */
final class LogisticRegressionCodec implements ModelCodec<LogisticRegressionModel> {

    @Override
    public String kind() {
        return "logistic-regression";
    }

    @Override
    public Class<LogisticRegressionModel> type() {
        return LogisticRegressionModel.class;
    }

    @Override
    public void encode(LogisticRegressionModel model, ModelContent.Builder out) {
        double[] coefficients = new double[model.features().size()];
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] = model.coefficient(0, j);
        }
        Convergence convergence = model.convergence();
        out.schema("features", model.features())
                .texts("classes", model.classes())
                .numbers("coefficients", coefficients)
                .number("intercept", model.intercept(0))
                .choice("convergence", convergence.status())
                .integer("iterations", convergence.iterations())
                .number("largestGradient", convergence.measure())
                .number("tolerance", convergence.tolerance());
    }

    @Override
    public LogisticRegressionModel decode(ModelContent in) {
        Schema features = in.schema("features");
        Convergence convergence = new Convergence(
                in.choice("convergence", Convergence.Status.class),
                (int) in.integer("iterations", 0, Integer.MAX_VALUE),
                in.number("largestGradient"),
                in.number("tolerance"));
        try {
            return new LogisticRegressionModel(
                    features,
                    in.texts("classes"),
                    in.numbers("coefficients", features.size()),
                    in.number("intercept"),
                    convergence);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }
}
