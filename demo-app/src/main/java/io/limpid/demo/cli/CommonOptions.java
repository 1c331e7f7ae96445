package io.limpid.demo.cli;

import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {

    @Option(names = "--seed", defaultValue = "42", description = "seed of every random choice (${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--json", description = "print one JSON object on standard output and nothing else there")
    boolean json;

    @Option(names = "--debug", description = "show logs, and the stack trace of a failure")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    boolean help;
}
