package io.limpid.demo.cli;

import io.limpid.core.model.Classifier;
import io.limpid.demo.study.Caveats;
import io.limpid.demo.study.Description;
import io.limpid.demo.study.Evaluation;
import io.limpid.demo.study.ModelFiles;
import io.limpid.demo.study.Source;
import io.limpid.demo.study.Training;
import java.nio.file.Path;
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

@Command(name = "train", description = "Trains a model, scores it on rows held out, and writes it to a file.")
final class TrainCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private TrainingOptions options;

    @Option(
            names = "--test-fraction",
            defaultValue = "0.2",
            paramLabel = "SHARE",
            description = "share of the rows held out; 0 trains on every row (${DEFAULT-VALUE})")
    private double testFraction;

    @Option(names = "--out", required = true, paramLabel = "M.limpid", description = "the model file to write")
    private Path out;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Training training = options.training(spec, testFraction, common.seed);
        OutFile.check(spec, out, Map.of("--data", options.data));
        Source source = options.read();
        Training.Division division = options.divide(spec, training, source);
        Training.Outcome outcome;
        try (AllCores cores = new AllCores(console)) {
            outcome = TrainingOptions.fit(spec, training, () -> training.run(source, division, cores.run()));
        }
        ModelFiles.write(outcome.file(), out);
        List<String> warnings = Results.both(outcome.remarks(), Caveats.of(outcome.warnings()));
        Results.warn(console, warnings);
        if (common.json) {
            console.json(result(training, outcome, warnings));
        } else {
            print(training, outcome);
        }
        return Limpid.DONE;
    }

    private Map<String, Object> result(Training training, Training.Outcome outcome, List<String> warnings) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", ModelFiles.digest(outcome.file()));
        result.put("kind", training.model().kind().name());
        result.put("out", out.toString());
        result.put("task", ModelFiles.task(outcome.file()).text());
        result.put("target", training.target());
        outcome.file().record().threshold().ifPresent(threshold -> result.put("threshold", threshold));
        if (outcome.file().model() instanceof Classifier classifier) {
            result.put("classes", classifier.classes());
        }
        result.put("options", outcome.file().record().options());
        result.put("trainingRows", outcome.training().rows());
        result.put("heldOutRows", outcome.heldOut().map(Evaluation::rows).orElse(0));
        result.put("training", Results.scores(outcome.training()));
        result.put("heldOut", outcome.heldOut().map(Results::scores).orElse(null));
        Map<String, Object> undefined = new LinkedHashMap<>();
        undefined.put("training", Results.reasons(outcome.training()));
        undefined.put("heldOut", outcome.heldOut().map(Results::reasons).orElse(List.of()));
        result.put("undefined", undefined);
        Description.of(outcome.file()).convergence().ifPresent(c -> result.put("convergence", Results.convergence(c)));
        Results.close(result, common.seed, warnings);
        return result;
    }

    private void print(Training training, Training.Outcome outcome) {
        List<List<String>> rows = new ArrayList<>();
        boolean both = outcome.heldOut().isPresent();
        rows.add(both ? List.of("", "training", "held out") : List.of("", "training"));
        List<Evaluation.Entry> scores = outcome.training().scores();
        for (int m = 0; m < scores.size(); m++) {
            List<String> row = new ArrayList<>();
            row.add(scores.get(m).metric().name());
            row.add(Results.text(scores.get(m).score()));
            int metric = m;
            outcome.heldOut()
                    .ifPresent(h -> row.add(Results.text(h.scores().get(metric).score())));
            rows.add(row);
        }
        List<String> counts = new ArrayList<>(
                List.of("rows", Integer.toString(outcome.training().rows())));
        outcome.heldOut().ifPresent(h -> counts.add(Integer.toString(h.rows())));
        rows.add(counts);
        console.table(rows);
        Results.reasons(outcome.training()).forEach(reason -> console.line("training: " + reason));
        outcome.heldOut().ifPresent(h -> Results.reasons(h).forEach(reason -> console.line("held out: " + reason)));
        outcome.file()
                .record()
                .threshold()
                .ifPresent(t -> console.line("high means " + training.target() + " above " + t));
        console.line("wrote " + out);
    }
}
