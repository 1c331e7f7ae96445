package io.limpid.demo.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.limpid.demo.view.SignInPage;
import java.util.Map;

/** The page that asks for the token, where one is wanted. */
final class SessionRoutes {

    private final Session session;
    private final Pages pages;
    private final Limits limits;

    SessionRoutes(Session session, Pages pages, Limits limits) {
        this.session = session;
        this.pages = pages;
        this.limits = limits;
    }

    void install(JavalinConfig config) {
        config.routes.get(Session.PATH, ctx -> show(ctx, HttpStatus.OK));
        config.routes.post(Session.PATH, this::enter);
    }

    private void show(Context ctx, HttpStatus status) {
        if (!session.locked()) {
            ctx.redirect("/", HttpStatus.SEE_OTHER);
            return;
        }
        ctx.status(status);
        ctx.html(pages.render(
                "signin.jte", new SignInPage(pages.plainFrame("Sign in"), status == HttpStatus.UNAUTHORIZED)));
    }

    private void enter(Context ctx) {
        Map<String, String> form = Body.form(ctx, limits.bodyBytes());
        if (!session.opens(form.getOrDefault("token", ""))) {
            show(ctx, HttpStatus.UNAUTHORIZED);
            return;
        }
        session.admit(ctx);
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }
}
