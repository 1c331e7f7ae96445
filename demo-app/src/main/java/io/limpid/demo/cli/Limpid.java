package io.limpid.demo.cli;

import io.limpid.demo.study.Version;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code limpid} with its subcommands. */
final class Limpid {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private final WatchedOutput watched;
    private final PrintStream out;
    private final PrintStream err;

    /** Results go to {@code out}, everything else to {@code err}, both as UTF-8. */
    Limpid(OutputStream out, OutputStream err) {
        this.watched = new WatchedOutput(out);
        this.out = new PrintStream(new BufferedOutputStream(watched), false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    @Command(
            name = "limpid",
            description = "Machine learning you can see through. Without a command: serve.",
            mixinStandardHelpOptions = true,
            versionProvider = Root.class)
    private static final class Root implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"limpid " + Version.text()};
        }
    }

    /** Runs a command and gives its exit status. */
    int run(String... arguments) {
        boolean debug = List.of(arguments).contains("--debug");
        int status;
        try {
            status = commands().execute(withCommand(arguments));
        } catch (OutOfMemoryError | StackOverflowError e) {
            status = failed(e, debug);
        }
        out.flush();
        return watched.failure().isPresent() ? unwritten(watched.failure().get(), debug) : status;
    }

    /** A reader that has seen enough, as {@code head} has, needs no message; the status tells those who ask. */
    private int unwritten(IOException e, boolean debug) {
        boolean left = List.of("Broken pipe", "The pipe is being closed", "The pipe has been ended")
                .contains(String.valueOf(e.getMessage()));
        return left && !debug
                ? FAILED
                : failed(new IOException("standard output: expected to be written, got " + e.getMessage(), e), debug);
    }

    private CommandLine commands() {
        Console console = new Console(out, err);
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new ServeCommand(console))
                .addSubcommand(new TrainCommand(console))
                .addSubcommand(new InspectCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new PredictCommand(console))
                .addSubcommand(new EvaluateCommand(console))
                .addSubcommand(new CrossValidateCommand(console))
                .addSubcommand(new TuneCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new ImportanceCommand(console));
        return line.setExpandAtFiles(false)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof ParameterException usage) {
                        return wrongUsage(usage, parsed.originalArgs().toArray(String[]::new));
                    }
                    return failed(e, parsed.originalArgs().contains("--debug"));
                });
    }

    /** No command means serve; options of serve may stand alone. */
    private static String[] withCommand(String... arguments) {
        List<String> own = List.of("-h", "--help", "-V", "--version");
        if (arguments.length > 0 && (!arguments[0].startsWith("-") || own.contains(arguments[0]))) {
            return arguments;
        }
        String[] longer = new String[arguments.length + 1];
        longer[0] = "serve";
        System.arraycopy(arguments, 0, longer, 1, arguments.length);
        return longer;
    }

    private int wrongUsage(ParameterException e, String... arguments) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println("limpid: " + Errors.oneLine(e.getMessage()) + " (see '" + name + " --help')");
        if (Arrays.asList(arguments).contains("--debug")) {
            e.printStackTrace(err);
        }
        return WRONG_USAGE;
    }

    private int failed(Throwable e, boolean debug) {
        err.println("limpid: " + Errors.describe(e));
        if (debug) {
            e.printStackTrace(err);
        }
        return FAILED;
    }
}
