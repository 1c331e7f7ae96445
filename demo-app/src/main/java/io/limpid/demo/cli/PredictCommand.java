package io.limpid.demo.cli;

import io.limpid.core.csv.CsvWriter;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.demo.study.Caveats;
import io.limpid.demo.study.Labelled;
import io.limpid.demo.study.ModelFiles;
import io.limpid.demo.study.Predicting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "predict",
        description = "Predicts rows as CSV in row order: the class and each class's probability, or the number.")
final class PredictCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ModelOptions options;

    @Option(names = "--out", paramLabel = "P.csv", description = "the file to write (standard output)")
    private Path out;

    @Option(names = "--strict", description = "refuse categories that were not seen in training")
    private boolean strict;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (out != null) {
            OutFile.check(spec, out, Map.of("--model", options.model, "--data", options.data));
        }
        ModelFile file = ModelFiles.read(options.model);
        Model model = file.model();
        Table rows = Labelled.features(file).read(options.data);
        if (strict) {
            Predicting.requireSeen(model, rows, options.data);
        }
        Table predictions = Predicting.of(model, rows);
        List<String> warnings = Caveats.of(model.features(), rows);
        if (out != null) {
            CsvWriter.withDefaults().write(predictions, out);
        }
        Results.warn(console, warnings);
        if (common.json) {
            console.json(result(file, predictions, warnings));
        } else if (out == null) {
            CsvWriter.withDefaults().write(predictions, console.out());
        } else {
            console.line("wrote " + Console.count(rows.rows(), "prediction") + " to " + out);
        }
        return Limpid.DONE;
    }

    private Map<String, Object> result(ModelFile file, Table predictions, List<String> warnings) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", ModelFiles.digest(file));
        result.put("rows", predictions.rows());
        if (out != null) {
            result.put("out", out.toString());
        } else {
            result.put(
                    "predictions",
                    IntStream.range(0, predictions.rows())
                            .mapToObj(i -> object(predictions, i))
                            .toList());
        }
        Results.close(result, common.seed, warnings);
        return result;
    }

    private static Map<String, Object> object(Table table, int row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int j = 0; j < table.schema().size(); j++) {
            boolean text = table.schema().field(j) instanceof Field.Categorical;
            object.put(table.schema().field(j).name(), text ? table.text(row, j) : (Object) table.column(j)[row]);
        }
        return object;
    }
}
