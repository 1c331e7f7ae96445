package io.limpid.demo.cli;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import io.limpid.core.transform.PipelineModel;
import io.limpid.demo.catalog.Task;
import io.limpid.demo.study.Caveats;
import io.limpid.demo.study.CoefficientPath;
import io.limpid.demo.study.FitWatch;
import io.limpid.demo.study.ModelFiles;
import io.limpid.demo.study.Source;
import io.limpid.demo.study.Training;
import io.limpid.demo.study.Tuning;
import io.limpid.regularize.tuning.ChoiceRule;
import io.limpid.regularize.tuning.NestedCrossValidation;
import io.limpid.regularize.tuning.NestedCrossValidator;
import io.limpid.regularize.tuning.PenaltyCurves;
import io.limpid.regularize.tuning.Search;
import io.limpid.regularize.tuning.SearchResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "tune",
        description = "Finds a model's lambda, or the best combination of a grid, by cross-validation with the"
                + " preprocessing refitted in every fold; --nested tells what the result is worth.")
final class TuneCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private TrainingOptions options;

    @Mixin
    private SearchOptions wanted;

    @Mixin
    private FoldOptions folds;

    @Mixin
    private MetricOptions metrics;

    @Mixin
    private ReportFile report;

    @Option(
            names = "--test-fraction",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "share of the rows left out altogether (${DEFAULT-VALUE})")
    private double testFraction;

    @Option(
            names = "--out",
            paramLabel = "M.limpid",
            description = "the model file to write, of a model fitted to all rows as chosen (none)")
    private Path out;

    TuneCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Map<String, String> given = Usage.check(spec, options::named);
        Training training = options.training(spec, () -> wanted.start(options.model, given), testFraction, common.seed);
        ChoiceRule rule = wanted.rule(spec);
        LambdaGrid lambdas = wanted.path(spec);
        Splitter inner = folds.splitter(spec, training, common.seed);
        Optional<Splitter> outer = wanted.nested(spec).map(parts -> folds.outer(spec, parts, common.seed));
        metrics.check(spec);
        checkFiles();
        Source source = options.read();
        Training.Division division = keyed(options.divide(spec, training, source));
        Tuning tuning = new Tuning(training, given, inner, metrics.of(spec, division.task()), rule);
        FitWatch watch = new FitWatch();
        Tuned tuned;
        try (AllCores cores = new AllCores(console)) {
            tuned = TrainingOptions.fit(
                    spec, training, () -> tuned(tuning, lambdas, outer, source, division, watch, cores.run()));
        }
        tuned.fitted().ifPresent(outcome -> ModelFiles.write(outcome.file(), out));
        report.write(() -> TuneReport.of(options.title(training), tuned));
        Dataset data = division.train();
        List<String> warnings = Results.both(
                Results.both(watch.warnings(), tuned.warnings()),
                Caveats.of(data.features().schema(), data.features()));
        Results.warn(console, warnings);
        if (common.json) {
            console.json(result(training, division, tuned, warnings));
        } else {
            TuneText.print(console, tuned);
            tuned.fitted().ifPresent(outcome -> console.line("wrote " + out));
            report.tell(console);
        }
        return Limpid.DONE;
    }

    private void checkFiles() {
        if (out != null) {
            OutFile.check(spec, out, Map.of("--data", options.data));
        }
        Map<String, Path> others = new LinkedHashMap<>(Map.of("--data", options.data));
        if (out != null) {
            others.put("--out", out);
        }
        report.check(spec, others);
    }

    /** The column of folds or groups is out of sight of the model that is written, too. */
    private Training.Division keyed(Training.Division division) {
        return new Training.Division(
                division.task(),
                folds.keyed(division.train()),
                division.heldOut().map(folds::keyed),
                division.fold(),
                division.cut());
    }

    private Tuned tuned(
            Tuning tuning,
            LambdaGrid lambdas,
            Optional<Splitter> outer,
            Source source,
            Training.Division division,
            FitWatch watch,
            Run run) {
        Dataset data = division.train();
        Task task = division.task();
        Optional<NestedCrossValidation> nested = Optional.empty();
        SearchResult found;
        if (outer.isPresent()) {
            Metric[] scored = tuning.metrics().toArray(Metric[]::new);
            NestedCrossValidation both =
                    NestedCrossValidator.of(outer.get(), scored).run(search(tuning, lambdas, task, watch), data, run);
            nested = Optional.of(both);
            found = both.overall();
        } else if (wanted.ofGrid()) {
            found = search(tuning, lambdas, task, watch).search(data, run).result();
        } else {
            found = tuning.alongLambdas(task, lambdas, watch).curves(data, run);
        }
        Optional<Training.Outcome> fitted = out == null
                ? Optional.empty()
                : Optional.of(tuning.chosen(found.choice()).run(source, division, run));
        Optional<CoefficientPath> path = report.isWanted() && found instanceof PenaltyCurves curves
                ? CoefficientPath.of(
                        tuning.penalized(task), data, curves.curve().lambdas(), run)
                : Optional.empty();
        return new Tuned(found, path, nested, fitted);
    }

    private Search<? extends PipelineModel> search(Tuning tuning, LambdaGrid lambdas, Task task, FitWatch watch) {
        return wanted.ofGrid()
                ? tuning.overGrid(task, wanted.grid(options.model, tuning.given()), watch)
                : tuning.alongLambdas(task, lambdas, watch);
    }

    private Map<String, Object> result(
            Training training, Training.Division division, Tuned tuned, List<String> warnings) {
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
        result.put("choose", wanted.choose());
        result.putAll(TuneJson.of(tuned));
        tuned.fitted().ifPresent(outcome -> {
            result.put("model", ModelFiles.digest(outcome.file()));
            result.put("out", out.toString());
        });
        report.describe(result);
        Results.close(result, common.seed, warnings);
        return result;
    }
}
