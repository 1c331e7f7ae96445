package io.limpid.demo.cli;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.run.Convergence;
import io.limpid.demo.study.StoredModel;
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
        StoredModel stored = StoredModel.of(model);
        if (common.json) {
            console.json(result(stored));
        } else {
            print(stored);
        }
        Results.warn(console, stored.warnings());
        return Limpid.DONE;
    }

    private static Map<String, Object> result(StoredModel stored) {
        TrainingRecord record = stored.inspection().record();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", stored.inspection().digest());
        result.put("kind", stored.kind());
        stored.task().ifPresent(task -> result.put("task", task.text()));
        result.put("engine", stored.engine());
        stored.convergence().ifPresent(c -> result.put("convergence", Results.convergence(c)));
        stored.schema().ifPresent(schema -> result.put("schema", schema(schema)));
        stored.classes().ifPresent(classes -> result.put("classes", classes));
        stored.threshold().ifPresent(threshold -> {
            result.put("decisionThreshold", threshold.probability());
            result.put("decisionCriterion", threshold.criterion());
        });
        result.put("options", record.options());
        result.put("record", record(record));
        result.putAll(ModelText.json(stored.terms(), stored.classes().orElse(List.of())));
        stored.summary().ifPresent(summary -> result.put("summary", ModelText.json(summary)));
        stored.evidence().ifPresent(evidence -> result.put("evidence", ModelText.json(evidence)));
        stored.trees().ifPresent(trees -> result.put("trees", ModelText.json(trees)));
        if (!stored.history().isEmpty()) {
            result.put("history", stored.history().stream().map(ModelText::json).toList());
        }
        Results.close(result, record.seed(), stored.warnings());
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
            if (!field.flags().isEmpty()) {
                entry.put("flags", flags(field));
            }
            fields.add(entry);
        }
        return fields;
    }

    private static List<String> flags(Field field) {
        return field.flags().stream()
                .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                .toList();
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

    private void print(StoredModel stored) {
        console.pairs(facts(stored));
        stored.schema().ifPresent(schema -> {
            console.line("");
            console.line("columns");
            console.pairs(schema.fields().stream()
                    .map(field -> List.of("  " + field.name(), type(field)))
                    .toList());
        });
        ModelText.print(
                console,
                stored.terms(),
                stored.classes(),
                stored.inspection().record().target());
        stored.summary().ifPresent(summary -> ModelText.print(console, summary));
        stored.evidence().ifPresent(evidence -> ModelText.print(console, evidence));
        stored.trees().ifPresent(trees -> ModelText.print(console, trees));
    }

    private static List<List<String>> facts(StoredModel stored) {
        TrainingRecord record = stored.inspection().record();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("kind", stored.kind()));
        stored.task().ifPresent(task -> rows.add(List.of("task", task.text())));
        rows.add(List.of("engine", stored.engine()));
        stored.convergence().ifPresent(c -> rows.add(List.of("convergence", sentence(c))));
        ModelText.training(stored.history()).ifPresent(text -> rows.add(List.of("training", text)));
        rows.add(List.of("digest", stored.inspection().digest()));
        rows.add(List.of("trained on", record.data() + ", " + Console.count(record.trainingRows(), "row")));
        rows.add(List.of("held out", Console.count(record.heldOutRows(), "row")));
        rows.add(List.of("target", record.target()));
        record.threshold().ifPresent(threshold -> rows.add(List.of("threshold", Double.toString(threshold))));
        stored.classes().ifPresent(classes -> rows.add(List.of("classes", String.join(", ", classes))));
        stored.threshold().ifPresent(t -> rows.add(List.of("decides at", t.probability() + ", by " + t.criterion())));
        rows.add(List.of("seed", Long.toString(record.seed())));
        rows.add(List.of("limpid", record.version()));
        record.options().forEach((name, value) -> rows.add(List.of("option " + name, value)));
        record.trainingScores().forEach((name, value) -> rows.add(List.of("training " + name, Console.number(value))));
        record.heldOutScores().forEach((name, value) -> rows.add(List.of("held-out " + name, Console.number(value))));
        return rows;
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
        String type = field instanceof Field.Categorical c
                ? "categorical, " + Console.count(c.levels().size(), "level")
                : "numeric";
        return field.flags().isEmpty() ? type : type + ", " + String.join(", ", flags(field));
    }
}
