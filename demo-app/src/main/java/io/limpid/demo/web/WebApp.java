package io.limpid.demo.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import io.limpid.core.run.Run;
import io.limpid.demo.study.Exhibition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * The web app: listens at once, and shows progress until the exhibition is there. Javalin's and Jetty's defaults that
 * would let a stranger in, echo a request or answer without limit are turned off here and in {@link Guards}.
 */
public final class WebApp implements AutoCloseable {

    private static final long STOP_MILLIS = 5_000;

    private final Javalin server;
    private final Opening opening;
    private final Desk desk;

    private WebApp(Javalin server, Opening opening, Desk desk) {
        this.server = server;
        this.opening = opening;
        this.desk = desk;
    }

    /**
     * Starts listening, and makes the exhibition on a background thread with a run whose progress the page shows.
     *
     * @throws UncheckedIOException when the address cannot be listened on
     * @throws IllegalArgumentException when the address can be reached from other machines and no token is wanted
     */
    public static WebApp start(WebOptions options, Function<Run, Exhibition> exhibition) {
        return start(options, Limits.defaults(), exhibition);
    }

    static WebApp start(WebOptions options, Limits limits, Function<Run, Exhibition> exhibition) {
        boolean loopback = loopback(options.host());
        if (!loopback && options.token().isEmpty()) {
            throw new IllegalArgumentException(
                    "token: expected one where other machines can reach the address, got none");
        }
        Desk desk = new Desk(limits);
        Opening opening = new Opening(exhibition, desk, limits);
        Session session = new Session(options.token());
        Pages pages = new Pages(session.locked());
        Javalin server = Javalin.create(config -> {
            serve(config, options);
            new Guards(loopback, session).install(config);
            new Problems(pages).install(config);
            new SessionRoutes(session, pages, limits).install(config);
            new OverviewRoutes(opening, pages).install(config);
            new RowListRoutes(opening, pages).install(config);
            new RowRoutes(opening, pages, limits).install(config);
            new CatalogRoutes(opening).install(config);
            new ApiRoutes(opening, limits).install(config);
        });
        try {
            server.start();
        } catch (JavalinBindException e) {
            desk.close();
            throw new UncheckedIOException(new IOException(
                    "address: expected a free one to listen on, got " + options.host() + ":" + options.port()
                            + ", which is taken or not this machine's",
                    e));
        }
        opening.begin();
        return new WebApp(server, opening, desk);
    }

    private static void serve(JavalinConfig config, WebOptions options) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = options.host();
        config.jetty.port = options.port();
        config.jetty.modifyServer(server -> {
            // Without the handler, stopping would cut off requests that are being answered.
            server.setStopTimeout(STOP_MILLIS);
            server.insertHandler(new GracefulHandler());
            server.setErrorHandler(new JettyProblems());
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setUriCompliance(UriCompliance.DEFAULT);
        });
        // Nothing reads multipart bodies; were a route to do so one day, it would not be without limit.
        config.jetty.multipartConfig.maxFileSize(1, SizeUnit.KB);
        config.jetty.multipartConfig.maxTotalRequestSize(1, SizeUnit.KB);
        config.http.maxRequestSize = Limits.defaults().bodyBytes();
        config.http.prefer405over404 = true;
        config.http.strictContentTypes = true;
        config.staticFiles.add(files -> {
            files.hostedPath = "/static";
            files.directory = "/public";
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "no-cache");
        });
    }

    /** The server, for tests that look at its routes. */
    Javalin server() {
        return server;
    }

    /** Whether only this machine can reach an address. */
    static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.equals("[::1]") || host.startsWith("127.");
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        opening.close();
        server.stop();
        desk.close();
    }
}
