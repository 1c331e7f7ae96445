package io.limpid.demo.study;

import io.limpid.core.data.Schema;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.model.Model;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.modelfile.ModelInspection;
import io.limpid.core.run.Convergence;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.PipelineModel;
import io.limpid.demo.catalog.FitReport;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Task;
import io.limpid.models.linear.LinearRegressionModel;
import io.limpid.models.linear.LinearSummary;
import io.limpid.regularize.path.ElasticNetClassifier;
import io.limpid.regularize.path.ElasticNetRegressor;
import io.limpid.regularize.path.FitEvidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a model file says of its model, which is not built. Only trees, nets, elastic nets and linear regressions are, to
 * tell their shape, training, evidence and summary, and the steps before a linear model, to give its coefficients in the units of the raw
 * columns; where they cannot be, a warning says why there are none.
 *
 * @param inspection the file
 * @param kind the model's kind, as the catalogue names it, else as the file does
 * @param task what it predicts, when the catalogue knows the kind
 * @param engine who trained it
 * @param convergence how its iterations ended, when they aim at a tolerance
 * @param schema the raw columns; empty where an unknown kind keeps them in a way of its own
 * @param classes a classifier's classes
 * @param threshold where a classifier decides, when that was chosen
 * @param terms a linear model's terms in the units of the raw columns: one predictor's, or one for each of three or more
 *     classes; empty for other models
 * @param summary a linear regression's tests and measures
 * @param evidence under which penalty an elastic net was fitted, how well, and the proof
 * @param trees the shape of a model of trees
 * @param history what each round of its training came to, where it was trained in rounds
 * @param warnings why something is left out
 */
public record StoredModel(
        ModelInspection inspection,
        String kind,
        Optional<Task> task,
        String engine,
        Optional<Convergence> convergence,
        Optional<Schema> schema,
        Optional<List<String>> classes,
        Optional<DecisionThreshold> threshold,
        List<LinearTerms> terms,
        Optional<LinearSummary> summary,
        Optional<FitEvidence> evidence,
        Optional<TreeShape> trees,
        List<TrainingRound> history,
        List<String> warnings) {

    /** The kinds that have coefficients, as files name them. */
    private static final List<String> LINEAR =
            List.of("logistic-regression", "linear-regression", "elastic-net-classification", "elastic-net-regression");

    /** The kinds that are built, as files name them. */
    private static final List<String> TOLD = List.of(
            "tree-classifier",
            "tree-regressor",
            "linear-regression",
            "elastic-net-classification",
            "elastic-net-regression",
            "multilayer-perceptron",
            "multilayer-perceptron-regression");

    /**
     * Looks into a file.
     *
     * @throws ModelFormatException when it is not a whole and unaltered model file, or its model lacks what its kind
     *     has
     */
    public static StoredModel of(Path file) {
        ModelInspection inspection = ModelInspection.of(file, ModelFiles.CODECS);
        try {
            return of(file, inspection);
        } catch (IllegalArgumentException | ModelFormatException e) {
            throw new ModelFormatException(file.getFileName() + ", " + e.getMessage(), e);
        }
    }

    private static StoredModel of(Path file, ModelInspection inspection) {
        ModelContent model = inspection.model();
        ModelContent behind = model.hasPart("last") ? model.content("last") : model;
        ModelContent last = behind.hasPart("calibrator") ? behind.content("base") : behind;
        String named = inspection.record().options().getOrDefault("model", "");
        Optional<Models.Kind> kind = Models.findStored(last, named);
        Optional<FitReport> report = kind.flatMap(known -> known.stored().apply(last));
        List<String> warnings = new ArrayList<>();
        Optional<List<String>> classes = last.has("classes") ? Optional.of(last.texts("classes")) : Optional.empty();
        Optional<Model> built = behind == last ? built(file, last.kind(), warnings) : Optional.empty();
        return new StoredModel(
                inspection,
                kind.map(Models.Kind::name).orElse(last.kind()),
                kind.map(known -> classes.isPresent() ? Task.CLASSIFICATION : Task.REGRESSION),
                report.map(FitReport::engine).orElse("unknown"),
                report.flatMap(FitReport::convergence),
                schema(model),
                classes,
                model.has("threshold")
                        ? Optional.of(new DecisionThreshold(model.number("threshold"), model.text("criterion")))
                        : Optional.empty(),
                terms(model, behind, warnings),
                built.filter(LinearRegressionModel.class::isInstance)
                        .map(linear -> ((LinearRegressionModel) linear).summary()),
                built.flatMap(StoredModel::evidence),
                built.flatMap(TreeShape::of),
                built.map(Model::history).orElse(List.of()),
                List.copyOf(warnings));
    }

    private static Optional<FitEvidence> evidence(Model model) {
        if (model instanceof ElasticNetClassifier classifier) {
            return Optional.of(classifier.evidence());
        }
        return model instanceof ElasticNetRegressor regressor ? Optional.of(regressor.evidence()) : Optional.empty();
    }

    /** The model behind the pipeline, of the kinds that are told more about. */
    private static Optional<Model> built(Path file, String kind, List<String> warnings) {
        if (!TOLD.contains(kind)) {
            return Optional.empty();
        }
        try {
            Model model = ModelFiles.read(file).model();
            return Optional.of(model instanceof PipelineModel pipeline ? pipeline.last() : model);
        } catch (ModelFormatException e) {
            warnings.add("model: expected one that can be built, got none: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Schema> schema(ModelContent model) {
        if (model.hasPart("preprocessing")) {
            ModelContent steps = model.content("preprocessing");
            return steps.hasPart("input") ? Optional.of(steps.schema("input")) : Optional.empty();
        }
        ModelContent bare = model.hasPart("calibrator") ? model.content("base") : model;
        return Stream.of("features", "schema")
                .filter(bare::hasPart)
                .map(bare::schema)
                .findFirst();
    }

    /**
     * Of a linear or logistic regression or an elastic net, bare or behind a pipeline; calibration changes its terms, so then there
     * are none.
     */
    private static List<LinearTerms> terms(ModelContent model, ModelContent last, List<String> warnings) {
        if (!LINEAR.contains(last.kind())) {
            return List.of();
        }
        Schema features = last.schema("features");
        double[] intercepts = last.has("intercept")
                ? new double[] {last.number("intercept")}
                : last.numbers("intercepts", predictors(last.texts("classes").size()));
        double[][] coefficients = coefficients(last, intercepts.length, features.size());
        if (model == last) {
            return LinearTerms.of(features, intercepts, coefficients);
        }
        try {
            FittedTransformer steps = model.part("preprocessing", FittedTransformer.class);
            if (!steps.output().names().equals(features.names())) {
                warnings.add("coefficients: expected a model of the columns its preprocessing makes, got others");
                return List.of();
            }
            return LinearTerms.through(steps, intercepts, coefficients);
        } catch (ModelFormatException e) {
            warnings.add("coefficients: expected a preprocessing that can be built, got none: " + e.getMessage());
            return List.of();
        }
    }

    /** Of two classes the log-odds of the second are enough. */
    private static int predictors(int classes) {
        return classes == 2 ? 1 : classes;
    }

    /** One row per predictor, which stand one after the other. */
    private static double[][] coefficients(ModelContent last, int predictors, int features) {
        int most = Integer.MAX_VALUE / Math.max(features, 1);
        if (!(predictors <= most)) {
            throw new ModelFormatException("classes: expected at most " + most + ", got " + predictors);
        }
        double[] all = last.numbers("coefficients", predictors * features);
        double[][] rows = new double[predictors][];
        for (int k = 0; k < predictors; k++) {
            rows[k] = Arrays.copyOfRange(all, k * features, (k + 1) * features);
        }
        return rows;
    }
}
