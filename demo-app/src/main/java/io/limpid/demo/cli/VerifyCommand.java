package io.limpid.demo.cli;

import io.limpid.core.modelfile.ModelFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "verify", description = "Checks that a model file is whole and unaltered.")
final class VerifyCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Option(names = "--model", required = true, paramLabel = "M", description = "the model file")
    private Path model;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelFile.verify(model);
        if (common.json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("file", model.toString());
            result.put("verified", true);
            Results.close(result, common.seed, List.of());
            console.json(result);
        } else {
            console.line(model + ": whole and unaltered");
        }
        return Limpid.DONE;
    }
}
