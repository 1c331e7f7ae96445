package io.limpid.demo.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.limpid.demo.view.ProblemPage;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Answers every failure: as a page to a browser that wants one, else as problem+json. What was not foreseen becomes a
 * request id here and a stack trace in the log.
 */
final class Problems {

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());
    private static final String RETRY_SECONDS = "2";

    /** Statuses that are given before the body is read to its end. */
    private static final Set<Integer> UNREAD = Set.of(401, 403, 413, 415, 421);

    private final Pages pages;

    Problems(Pages pages) {
        this.pages = pages;
    }

    void install(JavalinConfig config) {
        config.routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
        config.routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, known(e, ctx)));
        config.routes.exception(Exception.class, (e, ctx) -> answer(ctx, unexpected(e)));
        config.router.javaLangErrorHandler((response, error) -> {
            Problem problem = unexpected(error);
            response.setStatus(problem.status());
            response.setContentType(Problem.MEDIA_TYPE);
            try {
                response.getOutputStream().write(Json.bytes(problem.json()));
            } catch (java.io.IOException gone) {
                LOG.log(System.Logger.Level.DEBUG, "nobody waits for the answer any more", gone);
            }
        });
    }

    /** Answers with a problem; in HTML only where a person asked for a page. */
    void answer(Context ctx, Problem problem) {
        ctx.status(problem.status());
        ctx.header("Cache-Control", "no-store");
        if (problem.status() == 503) {
            ctx.header("Retry-After", RETRY_SECONDS);
        }
        if (UNREAD.contains(problem.status())) {
            // The rest of the body may still be coming: no other request can follow it on this connection.
            ctx.header("Connection", "close");
        }
        if (wantsPage(ctx)) {
            ctx.html(pages.render(
                    "problem.jte",
                    new ProblemPage(pages.plainFrame(problem.title()), problem.title(), problem.detail())));
        } else {
            ctx.result(Json.bytes(problem.json())).contentType(Problem.MEDIA_TYPE);
        }
    }

    /** Whether a person's browser asked for a page. */
    static boolean wantsPage(Context ctx) {
        String accept = ctx.header("Accept");
        return accept != null
                && accept.toLowerCase(Locale.ROOT).contains("text/html")
                && !ctx.path().startsWith("/api/");
    }

    /** What Javalin refuses by itself. Its own messages are not passed on: they may repeat the request. */
    private static Problem known(HttpResponseException e, Context ctx) {
        int status = e.getStatus();
        if (status == HttpStatus.NOT_FOUND.getCode()) {
            return Problem.notFound("there is nothing at this address");
        }
        if (status == HttpStatus.METHOD_NOT_ALLOWED.getCode()) {
            Map<String, String> details = e.getDetails();
            String allowed = details.getOrDefault("availableMethods", "GET");
            ctx.header("Allow", allowed);
            return Problem.of(status, "Method not allowed", "method: expected one of " + allowed + ", got another one");
        }
        if (status == HttpStatus.CONTENT_TOO_LARGE.getCode()) {
            return Problem.of(status, "Request too large", "body: expected fewer bytes, got more");
        }
        HttpStatus named = HttpStatus.forStatus(status);
        String title = named == null || named == HttpStatus.UNKNOWN ? "Refused" : named.getMessage();
        return Problem.of(status, title, "the server refused the request");
    }

    private static Problem unexpected(Throwable failure) {
        String id = newId();
        LOG.log(System.Logger.Level.ERROR, "request failed [" + id + "]", failure);
        return Problem.of(500, "Internal error", "something went wrong here; the log has the reason under " + id);
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }
}
