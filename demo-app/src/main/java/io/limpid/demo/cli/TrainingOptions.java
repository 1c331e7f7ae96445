package io.limpid.demo.cli;

import io.limpid.core.csv.CsvReader;
import io.limpid.demo.catalog.ModelChoice;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.study.NumericTargetException;
import io.limpid.demo.study.Source;
import io.limpid.demo.study.Threshold;
import io.limpid.demo.study.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Option(names = "--param", paramLabel = "name=value", description = "a parameter of the model; may be repeated")
    List<String> parameters = new ArrayList<>();

    /** The training asked for; wrong usage when an option's value cannot be used. */
    Training training(CommandSpec command, double testFraction, long seed) {
        return Usage.check(command, () -> {
            ModelChoice choice = Models.choose(model, named());
            Training training = Training.of(target, choice)
                    .withIgnored(ignored)
                    .withTestFraction(testFraction)
                    .withSeed(seed);
            training = threshold == null ? training : training.with(Threshold.parse(threshold));
            return positive == null ? training : training.withPositive(positive);
        });
    }

    private Map<String, String> named() {
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

    /** Holds rows out and makes classes of the target, or says which options would make classes of it. */
    Training.Division divide(Training training, Source source) {
        try {
            return training.divide(source.table());
        } catch (NumericTargetException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "; make classes of it with --threshold median or --categorical "
                            + (target.matches("[\\w.-]+") ? target : '"' + target + '"'),
                    e);
        }
    }

    /** The rows. */
    Source read() {
        return Source.read(
                data,
                CsvReader.withDefaults()
                        .without(ignored.toArray(String[]::new))
                        .withCategorical(categorical.toArray(String[]::new))
                        .withRequired(target));
    }
}
