package io.limpid.demo.catalog;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.run.Convergence;
import io.limpid.regularize.path.Certificate;
import io.limpid.regularize.path.ElasticNet;
import io.limpid.regularize.path.ElasticNetClassifier;
import io.limpid.regularize.path.ElasticNetRegressor;
import io.limpid.regularize.path.FitEvidence;
import io.limpid.regularize.path.GaussianScaling;
import java.util.List;
import java.util.Optional;

/** Linear and logistic models under an elastic-net penalty. */
final class ElasticNetKind {

    private static final String ENGINE = "Limpid (certified elastic net)";

    private ElasticNetKind() {}

    static Models.Kind elasticNet() {
        return new Models.Kind(
                "elastic-net",
                "Elastic net",
                List.of(
                        Parameter.of("lambda", "none", "strength of the penalty; must be given, or found by tune"),
                        Parameter.of("l1Ratio", "1", "share of the absolute penalty: 1 is the lasso, 0 is ridge"),
                        Parameter.of(
                                "scaling",
                                "textbook",
                                "of the squared penalty of numbers: textbook, or glmnet (divided by the target's"
                                        + " standard deviation)")),
                Models.Units.STANDARDISED,
                Optional.of(ElasticNetKind::classifier),
                Optional.of(ElasticNetKind::regressor),
                ElasticNetKind::report,
                ElasticNetKind::stored);
    }

    private static Trainer<? extends Classifier> classifier(Parameters values, long seed) {
        return ElasticNet.classifier().withPenalty(penalty(values));
    }

    private static Trainer<? extends Regressor> regressor(Parameters values, long seed) {
        return ElasticNet.regressor()
                .withScaling(values.constant("scaling", GaussianScaling.class))
                .withPenalty(penalty(values));
    }

    private static Penalty penalty(Parameters values) {
        double lambda = values.atLeastZero("lambda", Double.NaN);
        double l1Ratio = values.number("l1Ratio", "a number from 0 to 1", r -> r >= 0 && r <= 1, 1);
        if (Double.isNaN(lambda)) {
            throw new IllegalArgumentException(
                    "parameter \"lambda\": expected a finite number of at least 0, got none; tune finds one");
        }
        return new Penalty(lambda, l1Ratio);
    }

    private static Optional<FitReport> report(Model model) {
        if (model instanceof ElasticNetClassifier classifier) {
            return Optional.of(report(classifier.evidence()));
        }
        return model instanceof ElasticNetRegressor regressor
                ? Optional.of(report(regressor.evidence()))
                : Optional.empty();
    }

    private static FitReport report(FitEvidence evidence) {
        Certificate certificate = evidence.certificate();
        return report(certificate.status(), evidence.iterations(), certificate.relativeGap(), certificate.tolerance());
    }

    private static Optional<FitReport> stored(ModelContent model) {
        if (!model.kind().equals("elastic-net-classification") && !model.kind().equals("elastic-net-regression")) {
            return Optional.empty();
        }
        return Optional.of(report(
                model.choice("certificate", Certificate.Status.class),
                (int) model.integer("iterations", 0, Integer.MAX_VALUE),
                model.number("relativeGap"),
                model.number("tolerance")));
    }

    private static FitReport report(Certificate.Status status, int iterations, double gap, double tolerance) {
        Convergence.Status reached =
                status == Certificate.Status.CERTIFIED ? Convergence.Status.REACHED : Convergence.Status.NOT_REACHED;
        return new FitReport(ENGINE, Optional.of(new Convergence(reached, iterations, gap, tolerance)));
    }
}
