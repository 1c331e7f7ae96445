package io.limpid.demo.catalog;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.run.Convergence;
import io.limpid.models.linear.LinearRegression;
import io.limpid.models.linear.LinearRegressionModel;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.linear.LogisticRegressionModel;
import java.util.List;
import java.util.Optional;

/** Logistic and linear regression. */
final class LinearKinds {

    private static final String LOGISTIC_ENGINE = "Smile 2.6.0 (L-BFGS), then Newton steps of Limpid";
    private static final String LINEAR_ENGINE = "Limpid (least squares)";

    private LinearKinds() {}

    static Models.Kind logistic() {
        return new Models.Kind(
                "logistic",
                "Logistic regression",
                List.of(
                        Parameter.of("lambda", "1/n", "strength of the squared penalty"),
                        Parameter.of("classWeight", "none", "none, or balanced: every class weighs the same")),
                Models.Units.STANDARDISED,
                Optional.of(LinearKinds::logistic),
                Optional.empty(),
                LinearKinds::logisticReport,
                LinearKinds::storedLogistic);
    }

    private static Trainer<? extends Classifier> logistic(Parameters values, long seed) {
        LogisticRegression trainer = LogisticRegression.withDefaults();
        if (values.choice("classWeight", List.of("none", "balanced")).equals("balanced")) {
            trainer = trainer.withClassWeights(ClassWeights.balanced());
        }
        double lambda = values.atLeastZero("lambda", Double.NaN);
        return Double.isNaN(lambda) ? trainer : trainer.withPenalty(Penalty.ridge(lambda));
    }

    private static Optional<FitReport> logisticReport(Model model) {
        return model instanceof LogisticRegressionModel logistic
                ? Optional.of(new FitReport(LOGISTIC_ENGINE, Optional.of(logistic.convergence())))
                : Optional.empty();
    }

    private static Optional<FitReport> storedLogistic(ModelContent model) {
        if (!model.kind().equals("logistic-regression")) {
            return Optional.empty();
        }
        Convergence convergence = new Convergence(
                model.choice("convergence", Convergence.Status.class),
                (int) model.integer("iterations", 0, Integer.MAX_VALUE),
                model.number("largestGradient"),
                model.number("tolerance"));
        return Optional.of(new FitReport(LOGISTIC_ENGINE, Optional.of(convergence)));
    }

    static Models.Kind linear() {
        return new Models.Kind(
                "linear",
                "Linear regression",
                List.of(Parameter.of("lambda", "0", "strength of the squared penalty")),
                Models.Units.STANDARDISED,
                Optional.empty(),
                Optional.of(LinearKinds::linear),
                model -> report(model instanceof LinearRegressionModel),
                model -> report(model.kind().equals("linear-regression")));
    }

    private static Trainer<? extends Regressor> linear(Parameters values, long seed) {
        double lambda = values.atLeastZero("lambda", 0);
        return LinearRegression.withDefaults().withPenalty(Penalty.ridge(lambda));
    }

    private static Optional<FitReport> report(boolean linear) {
        return linear ? Optional.of(new FitReport(LINEAR_ENGINE, Optional.empty())) : Optional.empty();
    }
}
