package io.limpid.demo.cli;

import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.catalog.Outputs;
import io.limpid.demo.catalog.UnknownEntryException;
import io.limpid.demo.study.Caveats;
import io.limpid.demo.study.Explaining;
import io.limpid.demo.study.Labelled;
import io.limpid.demo.study.ModelFiles;
import io.limpid.demo.study.TaskException;
import io.limpid.demo.study.Version;
import io.limpid.explain.Attribution;
import io.limpid.explain.Explanation;
import io.limpid.report.ExplanationJson;
import java.nio.file.Path;
import java.util.ArrayList;
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

    @Option(
            names = "--method",
            defaultValue = "auto",
            completionCandidates = Offered.MethodNames.class,
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private String method;

    @Option(
            names = "--output",
            completionCandidates = Offered.OutputNames.class,
            description = "${COMPLETION-CANDIDATES} (probability; prediction of a model of numbers)")
    private String output;

    @Option(names = "--class", paramLabel = "C", description = "the class whose number is explained (the positive one)")
    private String category;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "what to spend: coalitions or perturbed rows, as the method has it")
    private Integer budget;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ExplanationMethods.Method how = Usage.check(spec, () -> ExplanationMethods.require(method));
        if (output != null) {
            Usage.check(spec, () -> Outputs.require(output));
        }
        if (budget != null && budget < 1) {
            throw Usage.wrong(spec, "--budget: expected at least 1, got " + budget);
        }
        if (budget != null && how.spends().isEmpty()) {
            throw Usage.wrong(spec, "--budget: expected a method that samples, got " + how.name());
        }
        ModelFile file = ModelFiles.read(options.model);
        Explaining explaining = chosen(file).with(how).withSeed(common.seed);
        Table rows = Labelled.readFeatures(file, options.data);
        explaining = budget == null ? explaining : explaining.withBudget(budget);
        List<String> warnings = new ArrayList<>();
        if (background != null) {
            Table absent = Labelled.readFeatures(file, background);
            explaining = explaining.withBackground(absent);
            Caveats.of(file.model().features(), absent)
                    .forEach(sentence -> warnings.add(background.getFileName() + ", " + sentence));
        }
        Explanation explanation = explain(explaining, how, rows);
        if (budget != null && explanation instanceof Attribution a && a.method().equals("exact")) {
            warnings.add("--budget: not spent, for few columns the values are exact");
        }
        warnings.addAll(0, Caveats.of(file.model().features(), rows.slice(row, row + 1)));
        Results.warn(console, warnings);
        if (common.json) {
            Map<String, Object> result = ExplanationJson.of(
                    explanation, new ExplanationJson.Origin(ModelFiles.digest(file), Version.text(), warnings));
            result.put("seed", common.seed); // The one asked for, also where the method draws nothing.
            console.json(result);
        } else {
            ExplanationText.print(console, explanation);
        }
        return Limpid.DONE;
    }

    /** The number that is explained. */
    private Explaining chosen(ModelFile file) {
        Explaining explaining = Explaining.of(file);
        if (output != null) {
            Outputs.Output what = Usage.check(spec, () -> Outputs.require(ModelFiles.task(file), output));
            explaining = explaining.with(what);
        }
        try {
            return category == null ? explaining : explaining.withCategory(category);
        } catch (TaskException | UnknownEntryException e) {
            throw Usage.wrong(spec, "--" + e.getMessage());
        }
    }

    /** Explains the row; what the method says of its budget is said of the option. */
    private Explanation explain(Explaining explaining, ExplanationMethods.Method how, Table rows) {
        try (AllCores cores = new AllCores(console)) {
            return explaining.with(cores.run()).explain(rows, row);
        } catch (IllegalArgumentException e) {
            String budgeted = how.spends().orElse("") + ": ";
            if (budget != null && String.valueOf(e.getMessage()).startsWith(budgeted)) {
                throw Usage.wrong(spec, "--budget: " + e.getMessage().substring(budgeted.length()));
            }
            throw e;
        }
    }
}
