package io.limpid.demo.cli;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.BootstrapEstimate;
import io.limpid.core.metric.BootstrapInterval;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.split.Splitter;
import io.limpid.demo.catalog.Task;
import io.limpid.demo.study.Caveats;
import io.limpid.demo.study.FitWatch;
import io.limpid.demo.study.Training;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.CrossValidator;
import io.limpid.report.CrossValidationReport;
import io.limpid.report.chart.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "cv",
        description = "Cross-validates a model, its preprocessing refitted in every fold; the threshold of a numeric"
                + " target stays the same in all of them.")
final class CrossValidateCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private TrainingOptions options;

    @Mixin
    private FoldOptions folds;

    @Option(
            names = "--test-fraction",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "share of the rows left out altogether (${DEFAULT-VALUE})")
    private double testFraction;

    @Mixin
    private MetricOptions metrics;

    @Mixin
    private ReportFile report;

    @Option(
            names = "--resamples",
            defaultValue = "0",
            paramLabel = "N",
            description = "how often the validated rows are drawn anew for a second interval, by bootstrap; 0 for none,"
                    + " at least 40 else (${DEFAULT-VALUE})")
    private int resamples;

    CrossValidateCommand(Console console) {
        this.console = console;
    }

    /** What came of it: a cross-validation, and a bootstrap of each metric where it was asked for. */
    private record Outcome(CrossValidation validation, List<BootstrapEstimate> bootstraps) {}

    @Override
    public Integer call() {
        Training training = options.training(spec, testFraction, common.seed);
        Splitter splitter = folds.splitter(spec, training, common.seed);
        metrics.check(spec);
        report.check(spec, Map.of("--data", options.data));
        BootstrapInterval bootstrap = Usage.check(spec, this::bootstrap);
        Training.Division division = options.divide(spec, training, options.read());
        List<Metric> wanted = metrics.of(spec, division.task());
        Dataset data = folds.keyed(division.train());
        FitWatch watch = new FitWatch();
        Trainer<? extends Model> trainer = watch.watching(training.trainer(division.task()));
        Outcome outcome;
        try (AllCores cores = new AllCores(console)) {
            CrossValidation validation = TrainingOptions.fit(
                    spec,
                    training,
                    () -> CrossValidator.of(splitter, wanted.toArray(Metric[]::new))
                            .run(trainer, data, cores.run()));
            outcome =
                    new Outcome(validation, resamples == 0 ? List.of() : validation.bootstrap(bootstrap, cores.run()));
        }
        List<String> warnings =
                Results.both(watch.warnings(), Caveats.of(data.features().schema(), data.features()));
        report.write(() -> CrossValidationReport.of(outcome.validation(), Language.ENGLISH)
                .withTitle(options.title(training))
                .html());
        Results.warn(console, warnings);
        if (common.json) {
            console.json(result(training, division, outcome, warnings));
        } else {
            print(outcome);
            report.tell(console);
        }
        return Limpid.DONE;
    }

    private BootstrapInterval bootstrap() {
        if (!(resamples == 0 || resamples >= 40)) { // One on average beyond each end of a 95 % interval.
            throw new IllegalArgumentException("--resamples: expected 0 or at least 40, got " + resamples);
        }
        BootstrapInterval defaults = BootstrapInterval.withDefaults().withSeed(common.seed);
        return resamples == 0 ? defaults : defaults.withResamples(resamples);
    }

    private Map<String, Object> result(
            Training training, Training.Division division, Outcome outcome, List<String> warnings) {
        CrossValidation validation = outcome.validation();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kind", training.model().kind().name());
        result.put("task", division.task().text());
        result.put("target", training.target());
        division.cut().ifPresent(cut -> result.put("threshold", cut.threshold()));
        if (division.task() == Task.CLASSIFICATION) {
            result.put("classes", division.train().classes());
        }
        result.put("rows", division.train().rows());
        result.putAll(folds.described());
        result.put(
                "folds",
                validation.folds().stream().map(fold -> fold(validation, fold)).toList());
        Map<String, Object> summary = new LinkedHashMap<>();
        List<CrossValidation.Summary> summaries = validation.summaries();
        for (int m = 0; m < summaries.size(); m++) {
            Map<String, Object> entry = summary(summaries.get(m));
            if (!outcome.bootstraps().isEmpty()) {
                entry.put("bootstrap", Results.bootstrap(outcome.bootstraps().get(m)));
            }
            summary.put(summaries.get(m).metric().name(), entry);
        }
        result.put("summary", summary);
        report.describe(result);
        Results.close(result, common.seed, warnings);
        return result;
    }

    /** One metric over all folds. */
    static Map<String, Object> summary(CrossValidation.Summary s) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("training", Results.value(s.training()));
        entry.put("validation", Results.value(s.validation()));
        entry.put("gap", Results.value(s.gap()));
        entry.put("standardDeviation", Results.value(s.standardDeviation()));
        entry.put("lower", Results.value(s.lower()));
        entry.put("upper", Results.value(s.upper()));
        Stream.of(s.validation(), s.lower(), s.training())
                .filter(Score.Undefined.class::isInstance)
                .findFirst()
                .ifPresent(score -> entry.put("reason", ((Score.Undefined) score).reason()));
        return entry;
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

    private void print(Outcome outcome) {
        CrossValidation validation = outcome.validation();
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
        if (!outcome.bootstraps().isEmpty()) {
            printBootstraps(outcome);
        }
    }

    private void printBootstraps(Outcome outcome) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("all validated rows together", "validation", "95 % interval by bootstrap"));
        for (int m = 0; m < outcome.bootstraps().size(); m++) {
            BootstrapEstimate estimate = outcome.bootstraps().get(m);
            rows.add(List.of(
                    outcome.validation().metrics().get(m).name(),
                    Results.text(estimate.score()),
                    Results.text(estimate.interval())));
        }
        console.line("");
        console.table(rows);
    }
}
