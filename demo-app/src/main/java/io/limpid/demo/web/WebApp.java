package io.limpid.demo.web;

import io.limpid.core.run.Run;
import io.limpid.demo.study.Exhibition;
import java.util.function.Function;

/** Stub. The web app: listens at once, and shows progress until the exhibition is there. */
public final class WebApp implements AutoCloseable {

    private WebApp() {}

    /**
     * Starts listening, and makes the exhibition on a background thread with a run whose progress the page shows.
     *
     * @throws java.io.UncheckedIOException when the address cannot be listened on
     */
    public static WebApp start(WebOptions options, Function<Run, Exhibition> exhibition) {
        throw new IllegalStateException("stub");
    }

    /** The port it listens on. */
    public int port() {
        throw new IllegalStateException("stub");
    }

    @Override
    public void close() {
        throw new IllegalStateException("stub");
    }
}
