package io.limpid.models.linear;

import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.run.Convergence;
import java.util.Arrays;
import java.util.List;

/**
 * A logistic regression in a model file. A model of two classes has the number {@code intercept}, as it always had; one
 * of more has the array {@code intercepts}, and its coefficients stand predictor by predictor. Files from before there
 * were standard errors have no {@code waldTests}.
 */
final class LogisticRegressionCodec implements ModelCodec<LogisticRegressionModel> {

    private static final String AVAILABLE = "AVAILABLE";

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
        Convergence convergence = model.convergence();
        out.schema("features", model.features())
                .texts("classes", model.classes())
                .numbers("coefficients", coefficients)
                .choice("convergence", convergence.status())
                .integer("iterations", convergence.iterations())
                .number("largestGradient", convergence.measure())
                .number("tolerance", convergence.tolerance());
        if (predictors == 1) {
            out.number("intercept", intercepts[0]);
        } else {
            out.numbers("intercepts", intercepts);
        }
        encode(model.waldTests(), predictors, p, out);
    }

    private static void encode(WaldTests tests, int predictors, int p, ModelContent.Builder out) {
        if (tests instanceof WaldTests.Available available) {
            double[] intercepts = new double[predictors];
            double[] coefficients = new double[predictors * p];
            for (int k = 0; k < predictors; k++) {
                intercepts[k] = available.intercept(k).standardError();
                for (int j = 0; j < p; j++) {
                    coefficients[k * p + j] = available
                            .coefficient(k, j)
                            .map(WaldTest::standardError)
                            .orElse(Double.NaN);
                }
            }
            out.text("waldTests", AVAILABLE)
                    .numbers("interceptErrors", intercepts)
                    .numbersOrMissing("coefficientErrors", coefficients);
            double[] correlations = available.covariance().correlations();
            if (correlations.length > 0) {
                out.integer("correlated", available.covariance().size()).numbersOrMissing("correlations", correlations);
            }
        } else if (tests instanceof WaldTests.Absent absent && absent.reason() != WaldTests.Reason.NOT_STORED) {
            out.choice("waldTests", absent.reason());
            if (!absent.columns().isEmpty()) {
                out.texts("held", absent.columns());
            }
        }
    }

    @Override
    public LogisticRegressionModel decode(ModelContent in) {
        Schema features = in.schema("features");
        Convergence convergence = new Convergence(
                in.choice("convergence", Convergence.Status.class),
                (int) in.integer("iterations", 0, Integer.MAX_VALUE),
                in.number("largestGradient"),
                in.number("tolerance"));
        List<String> classes = in.texts("classes");
        int predictors = LogisticRegressionModel.predictors(classes);
        int p = features.size();
        double[] intercepts =
                predictors == 1 ? new double[] {in.number("intercept")} : in.numbers("intercepts", predictors);
        double[][] coefficients = split(in.numbers("coefficients", length(predictors, p)), predictors, p);
        try {
            return new LogisticRegressionModel(
                    features, classes, coefficients, intercepts, convergence, waldTests(in, intercepts, coefficients));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
        }
    }

    private WaldTests waldTests(ModelContent in, double[] intercepts, double[][] coefficients) {
        if (!in.has("waldTests")) {
            return new WaldTests.Absent(WaldTests.Reason.NOT_STORED);
        }
        if (!in.text("waldTests").equals(AVAILABLE)) {
            return absent(in);
        }
        int predictors = intercepts.length;
        int p = coefficients[0].length;
        double[] interceptErrors = in.numbers("interceptErrors", predictors);
        double[] coefficientErrors = in.numbersOrMissing("coefficientErrors", predictors * p);
        requirePositive("interceptErrors", interceptErrors);
        requirePositive("coefficientErrors", coefficientErrors);
        return new WaldTests.Available(
                intercepts,
                coefficients,
                interceptErrors,
                split(coefficientErrors, predictors, p),
                LinearRegressionCodec.correlations(in, predictors * (p + 1)));
    }

    private static WaldTests absent(ModelContent in) {
        WaldTests.Reason reason = in.choice("waldTests", WaldTests.Reason.class);
        return new WaldTests.Absent(reason, in.has("held") ? in.texts("held") : List.of());
    }

    private void requirePositive(String key, double[] errors) {
        for (double error : errors) {
            if (error <= 0) {
                throw new ModelFormatException(kind() + ", \"" + key + "\": expected positive numbers, got " + error);
            }
        }
    }

    private int length(int predictors, int p) {
        long length = (long) predictors * p;
        if (length > Integer.MAX_VALUE) {
            throw new ModelFormatException(kind() + ", \"coefficients\": expected at most " + Integer.MAX_VALUE
                    + " numbers, got " + predictors + " classes of " + p + " features");
        }
        return (int) length;
    }

    private static double[][] split(double[] values, int predictors, int p) {
        double[][] rows = new double[predictors][];
        for (int k = 0; k < predictors; k++) {
            rows[k] = Arrays.copyOfRange(values, k * p, (k + 1) * p);
        }
        return rows;
    }
}
