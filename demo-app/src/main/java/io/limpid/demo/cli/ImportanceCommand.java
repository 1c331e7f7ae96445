package io.limpid.demo.cli;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.Task;
import io.limpid.demo.catalog.UnknownEntryException;
import io.limpid.demo.study.Caveats;
import io.limpid.demo.study.Labelled;
import io.limpid.demo.study.ModelFiles;
import io.limpid.demo.study.Version;
import io.limpid.explain.Importance;
import io.limpid.explain.global.PermutationImportance;
import io.limpid.report.ExplanationJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "importance", description = "Tells how much a model's score depends on each column.")
final class ImportanceCommand implements Callable<Integer> {

    private static final List<String> METHODS = List.of("permutation");

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ModelOptions options;

    @Option(names = "--method", defaultValue = "permutation", description = "how (${DEFAULT-VALUE})")
    private String method;

    @Option(
            names = "--metric",
            completionCandidates = Offered.MetricNames.class,
            description = "the score: ${COMPLETION-CANDIDATES} (log loss; RMSE for a model of numbers)")
    private String metric;

    @Option(names = "--repeats", defaultValue = "10", description = "shuffles of each column (${DEFAULT-VALUE})")
    private int repeats;

    ImportanceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!METHODS.contains(method)) {
            throw Usage.wrong(spec, new UnknownEntryException("method", METHODS, method).getMessage());
        }
        if (metric != null) {
            Usage.check(spec, () -> Metrics.require(metric));
        }
        if (repeats < 1) {
            throw Usage.wrong(spec, "--repeats: expected at least 1, got " + repeats);
        }
        ModelFile file = ModelFiles.read(options.model);
        Task task = ModelFiles.task(file);
        Metric score =
                metric == null ? Metrics.all(task).get(0) : Usage.check(spec, () -> Metrics.require(task, metric));
        Dataset data = Labelled.read(file, options.data);
        Importance importance;
        try (AllCores cores = new AllCores(console)) {
            importance = explainer(file.model(), score)
                    .withRepeats(repeats)
                    .withSeed(common.seed)
                    .explain(data, cores.run());
        }
        List<String> warnings = Caveats.of(file.model().features(), data.features());
        Results.warn(console, warnings);
        if (common.json) {
            console.json(ExplanationJson.of(
                    importance, new ExplanationJson.Origin(ModelFiles.digest(file), Version.text(), warnings)));
        } else {
            ExplanationText.print(console, importance);
        }
        return Limpid.DONE;
    }

    private static PermutationImportance explainer(Model model, Metric score) {
        return model instanceof Classifier classifier
                ? PermutationImportance.of(classifier, score)
                : PermutationImportance.of((Regressor) model, score);
    }
}
