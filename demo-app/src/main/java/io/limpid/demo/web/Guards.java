package io.limpid.demo.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What every request must pass before a route sees it: an address of this machine, no disguise of its method, no
 * foreign page behind it, a body of a kind that is read here, and the token where one is wanted.
 */
final class Guards {

    /** Nothing from elsewhere, nothing inline, nobody's frame. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none';" + " form-action 'self'; frame-ancestors 'none'";

    private static final Pattern LOOPBACK_NAME =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> DISGUISES =
            List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    private final boolean loopback;
    private final Session session;

    Guards(boolean loopback, Session session) {
        this.loopback = loopback;
        this.session = session;
    }

    void install(JavalinConfig config) {
        config.routes.before(this::headers);
        config.routes.before(this::checkHost);
        config.routes.before(this::checkMethod);
        config.routes.before(this::checkOrigin);
        config.routes.before(this::checkBody);
        config.routes.before(session::check);
    }

    private void headers(Context ctx) {
        ctx.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("X-Frame-Options", "DENY");
    }

    /** A page elsewhere may make its own name point to this machine; such a request still carries that name. */
    private void checkHost(Context ctx) {
        String host = ctx.req().getHeader("Host");
        if (loopback && (host == null || !LOOPBACK_NAME.matcher(host).matches())) {
            throw Problem.of(421, "Misdirected request", "Host: expected localhost or 127.0.0.1, got another name")
                    .exception();
        }
    }

    /** Javalin would let these headers replace the method, after a proxy or a browser has judged the real one. */
    private void checkMethod(Context ctx) {
        for (String disguise : DISGUISES) {
            if (ctx.req().getHeader(disguise) != null) {
                throw Problem.malformed(disguise + ": expected no such header, got one")
                        .exception();
            }
        }
    }

    private void checkOrigin(Context ctx) {
        if (SAFE.contains(ctx.req().getMethod())) {
            return;
        }
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw Problem.forbidden(
                            "Sec-Fetch-Site: expected a request from this site's own pages, got one from another")
                    .exception();
        }
        String origin = ctx.header("Origin");
        if (origin != null
                && !origin.equals("http://" + ctx.header("Host"))
                && !origin.equals("https://" + ctx.header("Host"))) {
            throw Problem.forbidden("Origin: expected this site's own, got another")
                    .exception();
        }
    }

    private void checkBody(Context ctx) {
        if (!ctx.req().getMethod().equals("POST")) {
            return; // No other method has a route that reads a body; an unwanted one is answered with 405.
        }
        String encoding = ctx.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.unsupported("Content-Encoding: expected none, got one")
                    .exception();
        }
        String wanted = ctx.path().startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded";
        String type = ctx.contentType();
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals(wanted)) {
            throw Problem.unsupported(
                            "Content-Type: expected " + wanted + ", got " + (type == null ? "none" : "another"))
                    .exception();
        }
    }
}
