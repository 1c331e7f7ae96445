package io.limpid.demo.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who may come in where a token is wanted: a request that bears the token, or a browser that showed it once on the
 * sign-in page and now has a cookie. The cookie's value is random and new at each start; the token never leaves in it.
 */
final class Session {

    /** The sign-in page. */
    static final String PATH = "/sign-in";

    private static final String COOKIE = "limpid";
    private static final String BEARER = "Bearer ";

    private final Optional<byte[]> token;
    private final byte[] cookie;

    Session(Optional<String> token) {
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        cookie = HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a token is wanted at all. */
    boolean locked() {
        return token.isPresent();
    }

    void check(Context ctx) {
        if (token.isEmpty() || ctx.path().equals(PATH) || ctx.path().startsWith("/static/")) {
            return;
        }
        String authorization = ctx.header("Authorization");
        boolean bears = authorization != null
                && authorization.startsWith(BEARER)
                && opens(authorization.substring(BEARER.length()));
        String shown = ctx.cookie(COOKIE);
        boolean known = shown != null && MessageDigest.isEqual(cookie, shown.getBytes(StandardCharsets.UTF_8));
        if (bears || known) {
            return;
        }
        if (ctx.req().getMethod().equals("GET") && Problems.wantsPage(ctx)) {
            ctx.redirect(PATH);
            ctx.skipRemainingHandlers();
            return;
        }
        ctx.header("WWW-Authenticate", "Bearer realm=\"limpid\"");
        throw Problem.of(401, "Not signed in", "Authorization: expected \"Bearer\" and this server's token")
                .exception();
    }

    /** Whether this is the token; takes the same time whatever the text. */
    boolean opens(String text) {
        return token.isPresent() && MessageDigest.isEqual(token.get(), text.getBytes(StandardCharsets.UTF_8));
    }

    void admit(Context ctx) {
        Cookie admitted = new Cookie(COOKIE, new String(cookie, StandardCharsets.US_ASCII));
        admitted.setHttpOnly(true);
        admitted.setSameSite(SameSite.STRICT);
        ctx.cookie(admitted);
    }
}
