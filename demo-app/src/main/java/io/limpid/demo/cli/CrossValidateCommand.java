package io.limpid.demo.cli;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Task;
import io.limpid.demo.study.Caveats;
import io.limpid.demo.study.FitWatch;
import io.limpid.demo.study.Training;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.CrossValidator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "cv",
        description =
                "Cross-validates a model of classes, its preprocessing refitted in every fold; the threshold of a numeric"
                        + " target stays the same in all of them.")
final class CrossValidateCommand implements Callable<Integer> {

    private static final String CLASSES_ONLY =
            "cv: expected a target of classes, since cross-validation scores classifiers only";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private TrainingOptions options;

    @Option(
            names = "--test-fraction",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "share of the rows left out altogether (${DEFAULT-VALUE})")
    private double testFraction;

    @Option(names = "--folds", defaultValue = "10", description = "how many folds (${DEFAULT-VALUE})")
    private int folds;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            completionCandidates = Offered.ClassMetricNames.class,
            description = "a metric: ${COMPLETION-CANDIDATES}; may be repeated (the first five)")
    private List<String> metrics = new ArrayList<>();

    CrossValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Training training = options.training(spec, testFraction, common.seed);
        if (Task.REGRESSION.text().equals(options.task)) {
            throw Usage.wrong(spec, CLASSES_ONLY + ", got a regression");
        }
        Metric[] wanted = Usage.check(spec, this::metrics);
        StratifiedKFold splitter = Usage.check(spec, () -> StratifiedKFold.of(folds, common.seed));
        Training.Division division = divide(training);
        Dataset data = division.train();
        CrossValidation validation;
        FitWatch watch = new FitWatch();
        try (AllCores cores = new AllCores(console)) {
            CrossValidator validator = CrossValidator.of(splitter, wanted);
            validation = TrainingOptions.fit(
                    spec, training, () -> validator.run(watch.watching(training.classifier()), data, cores.run()));
        }
        List<String> warnings =
                Results.both(watch.warnings(), Caveats.of(data.features().schema(), data.features()));
        Results.warn(console, warnings);
        if (common.json) {
            console.json(result(training, division, validation, warnings));
        } else {
            print(validation);
        }
        return Limpid.DONE;
    }

    private Training.Division divide(Training training) {
        Training.Division division = options.divide(spec, training, options.read());
        if (division.task() != Task.CLASSIFICATION) {
            String model = training.model().kind().does(Task.CLASSIFICATION)
                    ? ""
                    : " for --model " + String.join(" or ", Models.names(Task.CLASSIFICATION));
            throw Usage.wrong(
                    spec,
                    CLASSES_ONLY + ", got the numeric column \"" + training.target()
                            + "\"; make classes of it with --threshold median or --task classification" + model);
        }
        return division;
    }

    private Metric[] metrics() {
        return metrics.isEmpty()
                ? Metrics.usual(Task.CLASSIFICATION).toArray(Metric[]::new)
                : metrics.stream()
                        .map(name -> Metrics.require(Task.CLASSIFICATION, name))
                        .toArray(Metric[]::new);
    }

    private Map<String, Object> result(
            Training training, Training.Division division, CrossValidation validation, List<String> warnings) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kind", training.model().kind().name());
        result.put("target", training.target());
        division.cut().ifPresent(cut -> result.put("threshold", cut.threshold()));
        result.put("classes", division.train().classes());
        result.put("rows", division.train().rows());
        result.put(
                "folds",
                validation.folds().stream().map(fold -> fold(validation, fold)).toList());
        Map<String, Object> summary = new LinkedHashMap<>();
        for (CrossValidation.Summary s : validation.summaries()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("training", Results.value(s.training()));
            entry.put("validation", Results.value(s.validation()));
            entry.put("gap", Results.value(s.gap()));
            entry.put("standardDeviation", Results.value(s.standardDeviation()));
            entry.put("lower", Results.value(s.lower()));
            entry.put("upper", Results.value(s.upper()));
            if (s.validation() instanceof Score.Undefined undefined) {
                entry.put("reason", undefined.reason());
            }
            summary.put(s.metric().name(), entry);
        }
        result.put("summary", summary);
        Results.close(result, common.seed, warnings);
        return result;
    }

    private static Map<String, Object> fold(CrossValidation validation, CrossValidation.FoldScores fold) {
        Map<String, Object> training = new LinkedHashMap<>();
        Map<String, Object> validating = new LinkedHashMap<>();
        for (int m = 0; m < validation.metrics().size(); m++) {
            String name = validation.metrics().get(m).name();
            training.put(name, Results.value(fold.training().get(m)));
            validating.put(name, Results.value(fold.validation().get(m)));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("trainingRows", fold.trainingRows());
        object.put("validationRows", fold.validationRows());
        object.put("training", training);
        object.put("validation", validating);
        return object;
    }

    private void print(CrossValidation validation) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("fold", "rows"));
        validation.metrics().forEach(metric -> header.add(metric.name()));
        rows.add(header);
        for (int f = 0; f < validation.folds().size(); f++) {
            CrossValidation.FoldScores fold = validation.folds().get(f);
            List<String> row = new ArrayList<>(List.of(Integer.toString(f), Integer.toString(fold.validationRows())));
            for (int m = 0; m < validation.metrics().size(); m++) {
                row.add(Results.text(fold.training().get(m)) + " / "
                        + Results.text(fold.validation().get(m)));
            }
            rows.add(row);
        }
        console.table(rows);
        console.line("each cell: training rows / validation rows");
        console.line("");
        rows.clear();
        rows.add(List.of("mean over folds", "training", "validation", "gap", "95 % interval"));
        for (CrossValidation.Summary s : validation.summaries()) {
            rows.add(List.of(
                    s.metric().name(),
                    Results.text(s.training()),
                    Results.text(s.validation()),
                    Results.text(s.gap()),
                    Results.text(s.lower()) + " to " + Results.text(s.upper())));
        }
        console.table(rows);
    }
}
