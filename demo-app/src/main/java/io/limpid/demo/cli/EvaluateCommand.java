package io.limpid.demo.cli;

import io.limpid.core.data.Dataset;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.study.Caveats;
import io.limpid.demo.study.Evaluation;
import io.limpid.demo.study.Labelled;
import io.limpid.demo.study.ModelFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "evaluate", description = "Scores a model on rows whose target is known.")
final class EvaluateCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ModelOptions options;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelFile file = ModelFiles.read(options.model);
        Dataset data = Labelled.read(file, options.data);
        Evaluation evaluation = Evaluation.of(file.model(), data, Metrics.all(ModelFiles.task(file)));
        List<String> warnings = Caveats.of(file.model().features(), data.features());
        Results.warn(console, warnings);
        if (common.json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("model", ModelFiles.digest(file));
            result.put("rows", evaluation.rows());
            result.put("scores", Results.scores(evaluation));
            result.put("undefined", Results.reasons(evaluation));
            Results.close(result, common.seed, warnings);
            console.json(result);
        } else {
            List<List<String>> rows = new ArrayList<>();
            for (Evaluation.Entry entry : evaluation.scores()) {
                rows.add(List.of(entry.metric().name(), Results.text(entry.score())));
            }
            rows.add(List.of("rows", Integer.toString(evaluation.rows())));
            console.table(rows);
            Results.reasons(evaluation).forEach(console::line);
        }
        return Limpid.DONE;
    }
}
