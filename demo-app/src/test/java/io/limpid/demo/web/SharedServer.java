package io.limpid.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.demo.study.Exhibition;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One server with {@link Exhibitions#houses()} for all tests that change nothing in it; stopped after the last. */
final class SharedServer implements BeforeAllCallback, AutoCloseable {

    private static WebApp app;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(SharedServer.class, key -> open());
    }

    private SharedServer open() {
        app = start(Limits.defaults());
        return this;
    }

    /** A server of its own, ready to be asked. */
    static WebApp start(Limits limits) {
        return ready(WebApp.start(new WebOptions("127.0.0.1", 0, Optional.empty()), limits, run -> Trained.EXHIBITION));
    }

    /** Waits until the models are there. */
    static WebApp ready(WebApp started) {
        Client client = new Client(started);
        String state = state(client);
        while (state.equals("training")) {
            // The training needs the machine more than the question how far it is.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            state = state(client);
        }
        assertThat(state).as("the server's state").isEqualTo("ready");
        return started;
    }

    private static String state(Client client) {
        return Client.json(client.get("/api/v1/status")).path("state").asText();
    }

    static Exhibition exhibition() {
        return Trained.EXHIBITION;
    }

    static WebApp app() {
        return app;
    }

    static Client client() {
        return new Client(app);
    }

    @Override
    public void close() {
        app.close();
    }

    /** Trained once, when first asked for. */
    static final class Trained {
        static final Exhibition EXHIBITION = Exhibitions.houses();

        private Trained() {}
    }
}
