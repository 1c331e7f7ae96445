package io.limpid.demo.cli;

import io.limpid.core.data.DataWarning;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.catalog.Outputs;
import io.limpid.demo.study.Explaining;
import io.limpid.demo.study.Labelled;
import io.limpid.demo.study.ModelFiles;
import io.limpid.explain.Explanation;
import io.limpid.report.ExplanationJson;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "explain", description = "Explains one row's prediction, column by column.")
final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ModelOptions options;

    @Option(names = "--row", required = true, paramLabel = "N", description = "the row, counted from 0")
    private int row;

    @Option(
            names = "--background",
            paramLabel = "B.csv",
            description = "rows that say what an absent column's value is, all of equal weight"
                    + " (the summary of the training rows kept in the model file)")
    private Path background;

    @Option(names = "--method", defaultValue = "auto", description = "auto, exact, kernel or lime (${DEFAULT-VALUE})")
    private String method;

    @Option(
            names = "--output",
            defaultValue = "probability",
            description = "probability or log-odds (${DEFAULT-VALUE})")
    private String output;

    @Option(names = "--class", paramLabel = "C", description = "the class whose number is explained (the positive one)")
    private String category;

    @Option(names = "--budget", paramLabel = "N", description = "coalitions, or with lime rows, to spend")
    private Integer budget;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ExplanationMethods.Method how = Usage.check(spec, () -> ExplanationMethods.require(method));
        Outputs.Output what = Usage.check(spec, () -> Outputs.require(output));
        if (budget != null && budget < 1) {
            throw Usage.wrong(spec, "--budget: expected at least 1, got " + budget);
        }
        ModelFile file = ModelFiles.read(options.model);
        Table rows = Labelled.features(file).read(options.data);
        Explaining explaining = Explaining.of(file).with(how).with(what).withSeed(common.seed);
        explaining = category == null ? explaining : explaining.withCategory(category);
        explaining = budget == null ? explaining : explaining.withBudget(budget);
        explaining = background == null
                ? explaining
                : explaining.withBackground(Labelled.features(file).read(background));
        Explanation explanation;
        try (AllCores cores = new AllCores(console)) {
            explanation = explaining.with(cores.run()).explain(rows, row);
        }
        List<DataWarning> warnings = DataWarning.of(file.model().features(), rows.slice(row, row + 1));
        Results.warn(console, warnings);
        if (common.json) {
            Map<String, Object> result = new LinkedHashMap<>(ExplanationJson.of(explanation));
            result.put("model", ModelFiles.digest(file));
            Results.close(result, common.seed, warnings);
            console.json(result);
        } else {
            ExplanationText.print(console, explanation);
        }
        return Limpid.DONE;
    }
}
