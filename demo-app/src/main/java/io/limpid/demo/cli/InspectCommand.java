package io.limpid.demo.cli;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.run.Convergence;
import io.limpid.demo.study.Description;
import io.limpid.demo.study.ModelFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "inspect", description = "Tells what is in a model file.")
final class InspectCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Option(names = "--model", required = true, paramLabel = "M", description = "the model file")
    private Path model;

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelFile file = ModelFiles.read(model);
        Description description = Description.of(file);
        if (common.json) {
            console.json(result(file, description));
        } else {
            print(file, description);
        }
        return Limpid.DONE;
    }

    private Map<String, Object> result(ModelFile file, Description description) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", ModelFiles.digest(file));
        result.put("kind", description.kind());
        result.put("engine", description.engine());
        description.convergence().ifPresent(c -> result.put("convergence", Results.convergence(c)));
        result.put("schema", schema(file.model().features()));
        result.put("classes", ModelFiles.classifier(file).classes());
        result.put("options", file.record().options());
        result.put("record", record(file.record()));
        description.terms().ifPresent(terms -> {
            result.put("intercept", terms.intercept());
            result.put("coefficients", terms.coefficients());
        });
        Results.close(result, file.record().seed(), List.of());
        return result;
    }

    private static List<Map<String, Object>> schema(Schema schema) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Field field : schema.fields()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", field.name());
            entry.put("type", field instanceof Field.Categorical ? "categorical" : "numeric");
            if (field instanceof Field.Categorical categorical) {
                entry.put("levels", categorical.levels());
            }
            fields.add(entry);
        }
        return fields;
    }

    private static Map<String, Object> record(TrainingRecord record) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("data", record.data());
        entry.put("dataDigest", record.dataDigest());
        entry.put("target", record.target());
        record.threshold().ifPresent(threshold -> entry.put("threshold", threshold));
        entry.put("trainingRows", record.trainingRows());
        entry.put("heldOutRows", record.heldOutRows());
        entry.put("seed", record.seed());
        entry.put("version", record.version());
        entry.put("training", record.trainingScores());
        entry.put("heldOut", record.heldOutScores());
        return entry;
    }

    private void print(ModelFile file, Description description) {
        TrainingRecord record = file.record();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("kind", description.kind()));
        rows.add(List.of("engine", description.engine()));
        description.convergence().ifPresent(c -> rows.add(List.of("convergence", sentence(c))));
        rows.add(List.of("digest", ModelFiles.digest(file)));
        rows.add(List.of("trained on", record.data() + ", " + Console.count(record.trainingRows(), "row")));
        rows.add(List.of("held out", Console.count(record.heldOutRows(), "row")));
        rows.add(List.of("target", record.target()));
        record.threshold().ifPresent(threshold -> rows.add(List.of("threshold", Double.toString(threshold))));
        rows.add(
                List.of("classes", String.join(", ", ModelFiles.classifier(file).classes())));
        rows.add(List.of("seed", Long.toString(record.seed())));
        rows.add(List.of("limpid", record.version()));
        record.options().forEach((name, value) -> rows.add(List.of("option " + name, value)));
        record.trainingScores().forEach((name, value) -> rows.add(List.of("training " + name, Console.number(value))));
        record.heldOutScores().forEach((name, value) -> rows.add(List.of("held-out " + name, Console.number(value))));
        console.pairs(rows);
        console.line("");
        console.line("columns");
        console.pairs(file.model().features().fields().stream()
                .map(field -> List.of("  " + field.name(), type(field)))
                .toList());
        description.terms().ifPresent(terms -> {
            console.line("");
            console.line("log-odds of " + last(ModelFiles.classifier(file).classes()) + " = sum of");
            List<List<String>> coefficients = new ArrayList<>();
            coefficients.add(List.of("  intercept", Double.toString(terms.intercept())));
            terms.coefficients().forEach((name, value) -> coefficients.add(List.of("  " + name, value.toString())));
            console.pairs(coefficients);
        });
    }

    private static String sentence(Convergence c) {
        return (c.status() == Convergence.Status.REACHED ? "reached" : "NOT reached: stopped")
                + String.format(
                        Locale.ROOT,
                        " after %s at %.2g, tolerance %.2g",
                        Console.count(c.iterations(), "iteration"),
                        c.measure(),
                        c.tolerance());
    }

    private static String type(Field field) {
        return field instanceof Field.Categorical c
                ? "categorical, " + Console.count(c.levels().size(), "level")
                : "numeric";
    }

    private static String last(List<String> classes) {
        return classes.get(classes.size() - 1);
    }
}
