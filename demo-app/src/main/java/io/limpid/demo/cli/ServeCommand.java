package io.limpid.demo.cli;

import io.limpid.core.run.Run;
import io.limpid.demo.study.Exhibition;
import io.limpid.demo.study.Houses;
import io.limpid.demo.study.OwnModels;
import io.limpid.demo.web.WebApp;
import io.limpid.demo.web.WebOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "serve", description = "Starts the web app; the first start trains models of the bundled house prices.")
final class ServeCommand implements Callable<Integer> {

    private static final int SHORTEST_TOKEN = 16;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "where to listen (${DEFAULT-VALUE})")
    private String host;

    @Option(names = "--port", defaultValue = "7070", description = "port; 0 for any free one (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "where the trained house-price models are kept (.limpid in the user's home)")
    private Path home;

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<Own> own = new ArrayList<>();

    @Option(
            names = "--token-file",
            paramLabel = "F",
            description = "a file whose first line every request must bear; needed when others can reach the host")
    private Path tokenFile;

    /** A model to show, with rows for it. */
    static final class Own {
        @Option(names = "--model", required = true, paramLabel = "M", description = "a model file to show instead")
        private Path model;

        @Option(names = "--data", required = true, paramLabel = "F.csv", description = "rows for it")
        private Path data;
    }

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        WebOptions options = Usage.check(spec, () -> new WebOptions(host, port, token()));
        if (!isLoopback() && options.token().isEmpty()) {
            throw Usage.wrong(spec, "--host: expected 127.0.0.1 or a --token-file beside it, got " + host);
        }
        Function<Run, Exhibition> exhibition = exhibition();
        try (AllCores cores = new AllCores(console);
                WebApp app = WebApp.start(options, shown -> open(exhibition, cores.run(shown.progress())))) {
            started(app);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(app::close, "limpid-shutdown"));
            stopped.await();
        }
        return Limpid.DONE;
    }

    /** Tells the person who started the app why it has nothing to show; the page tells others no more than that. */
    private Exhibition open(Function<Run, Exhibition> exhibition, Run run) {
        try {
            return exhibition.apply(run);
        } catch (RuntimeException | Error e) {
            console.err().println("limpid: " + Errors.describe(e));
            throw e;
        }
    }

    private Function<Run, Exhibition> exhibition() {
        if (own.isEmpty()) {
            Path folder = home != null ? home : Path.of(System.getProperty("user.home"), ".limpid");
            return run -> Houses.open(folder, run);
        }
        Path data = own.get(0).data;
        for (Own pair : own) {
            if (!pair.data.equals(data)) {
                throw Usage.wrong(
                        spec, "--data: expected the same file for every --model, got " + data + " and " + pair.data);
            }
            requireFile(pair.model);
        }
        requireFile(data);
        List<Path> models = own.stream().map(pair -> pair.model).toList();
        return run -> OwnModels.open(models, data, run);
    }

    private void requireFile(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + ": expected a readable file, got none");
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw Usage.wrong(spec, "--host: expected the address or name of this machine, got " + host);
        }
    }

    private Optional<String> token() {
        if (tokenFile == null) {
            return Optional.empty();
        }
        try (var lines = Files.lines(tokenFile)) {
            String token = lines.findFirst().orElse("").strip();
            if (token.length() < SHORTEST_TOKEN) {
                throw new IllegalArgumentException("--token-file: expected a first line of at least " + SHORTEST_TOKEN
                        + " characters, got " + token.length());
            }
            return Optional.of(token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void started(WebApp app) {
        String address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + app.port() + "/";
        if (common.json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("address", address);
            Results.close(result, common.seed, List.of());
            console.json(result);
        } else {
            console.line("Limpid listens on " + address + " (Ctrl+C ends it)");
        }
        console.out().flush();
    }
}
