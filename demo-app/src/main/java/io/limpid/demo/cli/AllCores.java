package io.limpid.demo.cli;

import io.limpid.core.run.Cancellation;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread for each core, until closed. */
final class AllCores implements AutoCloseable {

    private final ExecutorService threads;
    private final TerminalProgress progress;

    /** Threads whose work is shown on a terminal, if there is one. */
    AllCores(Console console) {
        this.threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task, "limpid-worker");
            thread.setDaemon(true);
            return thread;
        });
        this.progress = new TerminalProgress(console.err());
    }

    Run run() {
        return new Run(
                Workers.on(threads), TerminalProgress.wanted() ? progress : Progress.none(), Cancellation.none());
    }

    /** A run whose progress somebody else shows. */
    Run run(Progress shown) {
        return run().with(shown);
    }

    @Override
    public void close() {
        threads.shutdown();
        progress.clear();
    }
}
