package io.limpid.demo.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.view.Frame;
import io.limpid.demo.view.OverviewPage;
import io.limpid.demo.view.ProgressPage;
import java.util.Optional;

/** The page that compares the models, and the one that shows how far they are while they are being trained. */
final class OverviewRoutes {

    private final Opening opening;
    private final Pages pages;

    OverviewRoutes(Opening opening, Pages pages) {
        this.opening = opening;
        this.pages = pages;
    }

    void install(JavalinConfig config) {
        config.routes.before("/", this::showProgress);
        config.routes.before("/rows*", this::showProgress);
        config.routes.get("/", this::overview);
    }

    /** Stands in for every page until the exhibition is there, at the page's own address, so that a reload opens it. */
    private void showProgress(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        if (opening.state() instanceof Opening.Working working
                && ctx.req().getMethod().equals("GET")) {
            ctx.html(pages.render(
                    "progress.jte",
                    ProgressPage.of(
                            pages.plainFrame("Getting ready"), working.stage(), working.done(), working.total())));
            ctx.skipRemainingHandlers();
        }
    }

    private void overview(Context ctx) {
        Gallery gallery = opening.require();
        Exhibit chosen = gallery.model(Optional.ofNullable(ctx.queryParam("model")));
        Frame frame = pages.frame("Models", Frame.Place.MODELS, gallery.exhibition(), RowRoutes.kept(gallery, chosen));
        ctx.html(pages.render("overview.jte", OverviewPage.of(frame, gallery.exhibition(), chosen)));
    }
}
