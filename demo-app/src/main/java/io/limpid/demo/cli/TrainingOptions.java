package io.limpid.demo.cli;

import io.limpid.core.csv.CsvReader;
import io.limpid.demo.catalog.ModelChoice;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Task;
import io.limpid.demo.study.NumericTargetException;
import io.limpid.demo.study.Source;
import io.limpid.demo.study.TaskException;
import io.limpid.demo.study.Threshold;
import io.limpid.demo.study.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What is trained on which data. */
final class TrainingOptions {

    @Option(names = "--data", required = true, paramLabel = "F.csv", description = "the rows to learn from")
    Path data;

    @Option(names = "--target", required = true, paramLabel = "COL", description = "the column to predict")
    String target;

    @Option(
            names = "--threshold",
            paramLabel = "median|NUMBER",
            description = "makes two classes of a numeric target: low up to it, high above it")
    String threshold;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            completionCandidates = Offered.TaskNames.class,
            description = "${COMPLETION-CANDIDATES} (what the target asks for: categories or a threshold for classes,"
                    + " else numbers)")
    String task;

    @Option(names = "--positive", paramLabel = "C", description = "the positive class (the last one)")
    String positive;

    @Option(names = "--ignore", paramLabel = "COL", description = "a column that is no feature; may be repeated")
    List<String> ignored = new ArrayList<>();

    @Option(
            names = "--categorical",
            paramLabel = "COL",
            description = "a column of categories that look like numbers; may be repeated")
    List<String> categorical = new ArrayList<>();

    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME",
            completionCandidates = Offered.ModelNames.class,
            description = "what to train: ${COMPLETION-CANDIDATES}")
    String model;

    @Option(
            names = "--param",
            paramLabel = "name=value",
            completionCandidates = Offered.ParameterNames.class,
            description = "a parameter of the model; may be repeated: ${COMPLETION-CANDIDATES}")
    List<String> parameters = new ArrayList<>();

    /** The training asked for; wrong usage when an option's value cannot be used. */
    Training training(CommandSpec command, double testFraction, long seed) {
        return training(command, () -> Models.choose(model, named()), testFraction, seed);
    }

    /** The same of a model chosen otherwise. */
    Training training(CommandSpec command, Supplier<ModelChoice> chosen, double testFraction, long seed) {
        return Usage.check(command, () -> {
            ModelChoice choice = chosen.get();
            Training training = Training.of(target, choice)
                    .withIgnored(ignored)
                    .withTestFraction(testFraction)
                    .withSeed(seed);
            training = task == null ? training : training.with(Task.require(task));
            training = threshold == null ? training : training.with(Threshold.parse(threshold));
            return positive == null ? training : training.withPositive(positive);
        });
    }

    /**
     * The parameters given, by name.
     *
     * @throws IllegalArgumentException when one is not of the form {@code name=value} or given twice
     */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--param: expected name=value, got \"" + parameter + "\"");
            }
            String name = parameter.substring(0, equals);
            if (named.put(name, parameter.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("--param: expected one value for \"" + name + "\", got more");
            }
        }
        return named;
    }

    /**
     * Holds rows out and makes classes of the target; wrong usage when model, task and target do not go together, with
     * the options that help.
     */
    Training.Division divide(CommandSpec command, Training training, Source source) {
        try {
            return training.divide(source.table());
        } catch (NumericTargetException e) {
            String name = target.matches("[\\w.-]+") ? target : '"' + target + '"';
            String numbers = training.model().kind().does(Task.REGRESSION)
                    ? "leave out --task"
                    : "choose --model " + String.join(" or ", Models.names(Task.REGRESSION));
            throw Usage.wrong(
                    command,
                    e.getMessage() + "; make classes of it with --threshold median or --categorical " + name + ", or "
                            + numbers + " to predict the number");
        } catch (TaskException e) {
            throw Usage.wrong(command, e.getMessage());
        }
    }

    /** Fits; wrong usage when what is refused is a parameter given, which shows only beside the rows' columns. */
    static <T> T fit(CommandSpec command, Training training, Supplier<T> fit) {
        try {
            return fit.get();
        } catch (IllegalArgumentException e) {
            Throwable refusal = e.getCause() instanceof IllegalArgumentException cause ? cause : e; // In a fold.
            String message = String.valueOf(refusal.getMessage());
            for (String name : training.model().values().given().keySet()) {
                if (message.startsWith(name + ": ")) {
                    throw Usage.wrong(command, "parameter \"" + name + '"' + message.substring(name.length()));
                }
            }
            throw e;
        }
    }

    /** What a report on it is called. */
    String title(Training training) {
        return target + " of " + data.getFileName() + ", by "
                + training.model().kind().name();
    }

    /** The rows; a target of classes is read as such, also where it looks like numbers. */
    Source read() {
        boolean classes = threshold == null && Task.CLASSIFICATION.text().equals(task);
        List<String> levels = new ArrayList<>(categorical);
        if (classes && !levels.contains(target)) {
            levels.add(target);
        }
        return Source.read(
                data,
                CsvReader.withDefaults()
                        .without(ignored.toArray(String[]::new))
                        .withCategorical(levels.toArray(String[]::new))
                        .withRequired(target));
    }
}
