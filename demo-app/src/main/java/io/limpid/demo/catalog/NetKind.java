package io.limpid.demo.catalog;

import io.limpid.core.model.Penalty;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.models.neural.Activation;
import io.limpid.models.neural.LearningRateSchedule;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.NetNormalization;
import io.limpid.models.neural.NeuralEngine;
import io.limpid.models.neural.NeuralNetModel;
import io.limpid.models.neural.Optimizer;
import io.limpid.models.training.EarlyStopping;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The multilayer perceptron. */
final class NetKind {

    private static final List<String> OPTIMIZERS = List.of("adam", "adamw", "rmsprop", "momentum", "nesterov", "sgd");
    private static final List<String> SMILE_OPTIMIZERS = List.of("sgd", "momentum", "rmsprop");
    private static final List<String> SMILE_ACTIVATIONS = List.of("relu", "sigmoid", "linear");
    private static final List<String> SCHEDULES = List.of("constant", "cosine", "exponential", "step", "plateau");
    private static final int PATIENCE = 10;

    private NetKind() {}

    static Models.Kind mlp() {
        return new Models.Kind(
                "mlp",
                "Neural net",
                parameters(),
                Models.Units.STANDARDISED,
                Optional.of(NetKind::net),
                Optional.of((values, seed) -> net(values, seed).forRegression()),
                model -> model instanceof NeuralNetModel net ? Optional.of(report(net.engine())) : Optional.empty(),
                NetKind::stored);
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.of("hidden", "32", "units of each hidden layer: 32, or 64x32 for two"),
                Parameter.of("activation", "relu", oneOf(Parameters.names(Activation.class))),
                Parameter.of(
                        "normalization",
                        "none",
                        "of the hidden units' sums: " + oneOf(Parameters.names(NetNormalization.class))),
                Parameter.of("optimizer", "adam", oneOf(OPTIMIZERS) + "; engine smile: " + oneOf(SMILE_OPTIMIZERS)),
                Parameter.of("learningRate", "0.001", "step size"),
                Parameter.of(
                        "schedule",
                        "constant",
                        "of the step size: constant, cosine (to a hundredth), exponential"
                                + " (2 % less each epoch), step (half every 30) or plateau (half after 5 without progress)"),
                Parameter.of("warmUp", "0", "epochs in which the step size rises to that"),
                Parameter.of("weightDecay", "0.01", "of optimizer adamw"),
                Parameter.of("epochs", "200", "passes over the rows"),
                Parameter.of("batchSize", "32", "rows per step"),
                Parameter.of("lambda", "0", "strength of the penalty"),
                Parameter.of("l1Ratio", "0", "share of the absolute penalty, which makes true zeros"),
                Parameter.of("dropout", "0", "share of hidden units left out in each step"),
                Parameter.of(
                        "earlyStopping",
                        Integer.toString(PATIENCE),
                        "epochs without progress on a tenth of the" + " rows, held back, after which it ends; or none"),
                Parameter.of(
                        "engine",
                        "limpid",
                        "limpid (plain Java) or smile (two classes, activation " + oneOf(SMILE_ACTIVATIONS)
                                + "; needs the native BLAS)"));
    }

    private static String oneOf(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static MultilayerPerceptron net(Parameters values, long seed) {
        NeuralEngine engine = values.constant("engine", NeuralEngine.class);
        MultilayerPerceptron trainer = MultilayerPerceptron.withDefaults()
                .withHidden(values.counts("hidden", "x", 32))
                .with(values.constant("activation", Activation.class))
                .with(values.constant("normalization", NetNormalization.class))
                .with(optimizer(values, engine))
                .with(schedule(values))
                .withEpochs(values.count("epochs", 1, 200))
                .withBatchSize(values.count("batchSize", 1, 32))
                .withDropout(values.number("dropout", "a number from 0 to below 1", d -> d >= 0 && d < 1, 0))
                .with(engine)
                .withSeed(seed);
        OptionalInt patience = values.countOrNone("earlyStopping", 1, PATIENCE);
        if (patience.isPresent()) {
            trainer = trainer.with(new EarlyStopping(
                    patience.getAsInt(), EarlyStopping.withDefaults().fraction()));
        }
        double lambda = values.atLeastZero("lambda", 0);
        double l1Ratio = values.number("l1Ratio", "a number from 0 to 1", r -> r >= 0 && r <= 1, 0);
        if (!(lambda > 0) && values.text("l1Ratio").isPresent()) {
            throw new IllegalArgumentException("parameter \"l1Ratio\": expected lambda above 0 beside it, got \""
                    + values.text("lambda").orElse("0") + '"');
        }
        if (engine == NeuralEngine.SMILE) {
            requireOfSmile(values);
        }
        return lambda > 0 ? trainer.withPenalty(new Penalty(lambda, l1Ratio)) : trainer;
    }

    /** Refuses what Smile's engine lacks here, where the parameter is named, and not when it is to train. */
    private static void requireOfSmile(Parameters values) {
        values.choice("activation", SMILE_ACTIVATIONS);
        values.choice("normalization", List.of("none"));
        values.choice("schedule", List.of("constant"));
        String none = "0 with engine smile";
        for (String name : List.of("warmUp", "dropout", "l1Ratio")) {
            values.number(name, none, value -> value == 0, 0);
        }
        if (values.choice("optimizer", SMILE_OPTIMIZERS).equals("sgd")) {
            double most = 0.1 / values.positive("learningRate", 0.001);
            values.number("lambda", "at most 0.1 / learningRate with engine smile", l -> l <= most, 0);
        } else {
            values.number("lambda", none + " unless by optimizer sgd", l -> l == 0, 0);
        }
    }

    private static Optimizer optimizer(Parameters values, NeuralEngine engine) {
        double rate = values.positive("learningRate", 0.001);
        String name = values.choice("optimizer", engine == NeuralEngine.SMILE ? SMILE_OPTIMIZERS : OPTIMIZERS);
        double decay = values.atLeastZero("weightDecay", 0.01);
        if (!name.equals("adamw") && values.text("weightDecay").isPresent()) {
            throw new IllegalArgumentException(
                    "parameter \"weightDecay\": expected optimizer adamw beside it, got \"" + name + "\"");
        }
        return switch (name) {
            case "sgd" -> Optimizer.sgd(rate);
            case "momentum" -> Optimizer.momentum(rate);
            case "nesterov" -> Optimizer.nesterov(rate);
            case "rmsprop" -> Optimizer.rmsProp(rate);
            case "adamw" -> Optimizer.adamW(rate, decay);
            default -> Optimizer.adam(rate);
        };
    }

    private static LearningRateSchedule schedule(Parameters values) {
        LearningRateSchedule schedule = switch (values.choice("schedule", SCHEDULES)) {
            case "cosine" -> LearningRateSchedule.cosine(0.01);
            case "exponential" -> LearningRateSchedule.exponential(0.98);
            case "step" -> LearningRateSchedule.step(30, 0.5);
            case "plateau" -> LearningRateSchedule.onPlateau(5, 0.5);
            default -> LearningRateSchedule.constant();
        };
        int warmUp = values.count("warmUp", 0, 0);
        return warmUp > 0 ? schedule.withWarmUp(warmUp) : schedule;
    }

    private static Optional<FitReport> stored(ModelContent model) {
        return model.kind().equals("multilayer-perceptron") || model.kind().equals("multilayer-perceptron-regression")
                ? Optional.of(report(model.choice("engine", NeuralEngine.class)))
                : Optional.empty();
    }

    private static FitReport report(NeuralEngine engine) {
        return new FitReport(engine == NeuralEngine.SMILE ? "Smile 2.6.0" : "Limpid (plain Java)", Optional.empty());
    }
}
