package io.limpid.demo.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A model file and rows for it. */
final class ModelOptions {

    @Option(names = "--model", required = true, paramLabel = "M", description = "the model file")
    Path model;

    @Option(names = "--data", required = true, paramLabel = "F.csv", description = "the rows")
    Path data;
}
