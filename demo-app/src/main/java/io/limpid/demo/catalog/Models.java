package io.limpid.demo.catalog;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.run.Convergence;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.linear.LogisticRegressionModel;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.MultilayerPerceptronModel;
import io.limpid.models.neural.NeuralEngine;
import io.limpid.models.neural.Optimizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The models on offer and their parameters. */
public final class Models {

    private static final List<Kind> ALL = List.of(
            new Kind(
                    "logistic",
                    "Logistic regression",
                    logisticParameters(),
                    Models::logistic,
                    Models::logisticReport,
                    Models::storedLogistic),
            new Kind("mlp", "Neural net", mlpParameters(), Models::mlp, Models::mlpReport, Models::storedMlp));

    private static final String LOGISTIC_ENGINE = "Smile 2.6.0 (L-BFGS), then Newton steps of Limpid";

    private Models() {}

    /**
     * One kind of model.
     *
     * @param name the name users type
     * @param title what it is, in a few words
     * @param parameters what can be chosen about it
     * @param trainer makes its trainer from chosen values and a seed
     * @param report how one of its models came to be fitted; empty for a model of another kind
     * @param stored the same of a model's content in a file, which is not built for it
     */
    public record Kind(
            String name,
            String title,
            List<Parameter> parameters,
            BiFunction<Parameters, Long, Trainer<? extends Classifier>> trainer,
            Function<Model, Optional<FitReport>> report,
            Function<ModelContent, Optional<FitReport>> stored) {

        /** Copies the list. */
        public Kind {
            parameters = List.copyOf(parameters);
        }
    }

    /** Every kind. */
    public static List<Kind> all() {
        return ALL;
    }

    /**
     * The kind of that name.
     *
     * @throws UnknownEntryException when there is none; the message lists the names there are
     */
    public static Kind require(String name) {
        return ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownEntryException(
                        "model", ALL.stream().map(Kind::name).toList(), name));
    }

    /** The kind a fitted model is of: the one so named when it knows the model, else the first that does. */
    public static Optional<Kind> find(Model model, String name) {
        return ALL.stream()
                .filter(kind -> kind.report().apply(model).isPresent())
                .min(Comparator.comparing(kind -> !kind.name().equals(name)));
    }

    /** The kind that a file's model is of, by its content: as {@link #find}. */
    public static Optional<Kind> findStored(ModelContent model, String name) {
        return ALL.stream()
                .filter(kind -> kind.stored().apply(model).isPresent())
                .min(Comparator.comparing(kind -> !kind.name().equals(name)));
    }

    /**
     * A model of that name with these parameter values, the others as they stand in the catalogue.
     *
     * @throws UnknownEntryException when there is no such model or parameter; the message lists those there are
     * @throws IllegalArgumentException when a value cannot be used; the message names the parameter
     */
    public static ModelChoice choose(String name, Map<String, String> values) {
        Kind kind = require(name);
        ModelChoice choice = new ModelChoice(kind, new Parameters(kind.parameters(), values));
        choice.trainer(0); // Reads every value, so that a bad one is refused here.
        return choice;
    }

    private static List<Parameter> logisticParameters() {
        return List.of(new Parameter("lambda", "1/n", "strength of the squared penalty"));
    }

    private static Trainer<? extends Classifier> logistic(Parameters values, long seed) {
        LogisticRegression trainer = LogisticRegression.withDefaults();
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

    private static List<Parameter> mlpParameters() {
        return List.of(
                new Parameter("hidden", "32", "units of the hidden layer"),
                new Parameter("optimizer", "adam", "adam or sgd; engine smile has sgd alone"),
                new Parameter("learningRate", "0.001", "step size"),
                new Parameter("epochs", "200", "passes over the rows"),
                new Parameter("batchSize", "32", "rows per step"),
                new Parameter("lambda", "0", "strength of the squared penalty"),
                new Parameter("engine", "limpid", "limpid (plain Java) or smile (needs the native BLAS)"));
    }

    private static Trainer<? extends Classifier> mlp(Parameters values, long seed) {
        boolean smile = values.choice("engine", List.of("limpid", "smile")).equals("smile");
        List<String> optimizers = smile ? List.of("sgd") : List.of("adam", "sgd");
        boolean sgd = values.choice("optimizer", optimizers).equals("sgd");
        double rate = values.positive("learningRate", 0.001);
        MultilayerPerceptron trainer = MultilayerPerceptron.withDefaults()
                .withHidden(values.count("hidden", 1, 32))
                .withEpochs(values.count("epochs", 1, 200))
                .withBatchSize(values.count("batchSize", 1, 32))
                .with(sgd ? Optimizer.sgd(rate) : Optimizer.adam(rate))
                .withSeed(seed);
        trainer = smile ? trainer.with(NeuralEngine.SMILE) : trainer;
        double lambda = values.atLeastZero("lambda", 0);
        return lambda > 0 ? trainer.withPenalty(Penalty.ridge(lambda)) : trainer;
    }

    private static Optional<FitReport> mlpReport(Model model) {
        return model instanceof MultilayerPerceptronModel net ? Optional.of(mlpReport(net.engine())) : Optional.empty();
    }

    private static Optional<FitReport> storedMlp(ModelContent model) {
        return model.kind().equals("multilayer-perceptron")
                ? Optional.of(mlpReport(model.choice("engine", NeuralEngine.class)))
                : Optional.empty();
    }

    private static FitReport mlpReport(NeuralEngine engine) {
        return new FitReport(engine == NeuralEngine.SMILE ? "Smile 2.6.0" : "Limpid (plain Java)", Optional.empty());
    }
}
