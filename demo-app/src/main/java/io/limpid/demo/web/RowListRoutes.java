package io.limpid.demo.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.demo.catalog.Task;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Exhibition;
import io.limpid.demo.view.Answer;
import io.limpid.demo.view.Frame;
import io.limpid.demo.view.Influence;
import io.limpid.demo.view.ModelLink;
import io.limpid.demo.view.Numbers;
import io.limpid.demo.view.RowsPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page that finds a row: searched, cut into pages and predicted on the server. */
final class RowListRoutes {

    private static final int SHOWN_COLUMNS = 4;

    private final Opening opening;
    private final Pages pages;

    RowListRoutes(Opening opening, Pages pages) {
        this.opening = opening;
        this.pages = pages;
    }

    void install(JavalinConfig config) {
        config.routes.get("/rows", this::list);
    }

    private void list(Context ctx) {
        Gallery gallery = opening.require();
        Exhibition exhibition = gallery.exhibition();
        Exhibit exhibit = gallery.model(Optional.ofNullable(ctx.queryParam("model")));
        RowHits hits = RowHits.of(gallery, ctx.queryParam("query"), ctx.queryParam("page"));
        List<Integer> columns =
                Influence.order(exhibit).stream().limit(SHOWN_COLUMNS).toList();
        Schema schema = exhibit.model().features();
        String kept = RowRoutes.kept(gallery, exhibit);
        ctx.html(pages.render(
                "rows.jte",
                new RowsPage(
                        pages.frame(exhibition.noun().titles(), Frame.Place.ROWS, exhibition, kept),
                        hits.query(),
                        exhibit.id(),
                        ModelLink.of(exhibition, exhibit),
                        columns.stream().map(j -> schema.field(j).name()).toList(),
                        heading(exhibit.model(), exhibition.target()),
                        exhibit.task() == Task.CLASSIFICATION,
                        exhibition.target(),
                        lines(gallery, exhibit, hits, columns),
                        hits.summary(exhibition.noun()),
                        hits.page() > 1 ? address(hits, hits.page() - 1, kept) : "",
                        hits.page() < hits.pages() ? address(hits, hits.page() + 1, kept) : "",
                        "Page " + Numbers.count(hits.page()) + " of " + Numbers.count(hits.pages()))));
    }

    private static String heading(Model model, String target) {
        String name = Answer.name(model, target);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String address(RowHits hits, int page, String model) {
        String query =
                hits.query().isEmpty() ? "" : "&query=" + URLEncoder.encode(hits.query(), StandardCharsets.UTF_8);
        return "/rows?page=" + page + query + (model.isEmpty() ? "" : "&model=" + model);
    }

    private static List<RowsPage.RowLine> lines(Gallery gallery, Exhibit exhibit, RowHits hits, List<Integer> columns) {
        Exhibition exhibition = gallery.exhibition();
        Model model = exhibit.model();
        Table table = gallery.rows(exhibit, hits.rows());
        double[] predicted = hits.rows().length == 0 ? new double[0] : gallery.predict(exhibit, table);
        List<RowsPage.RowLine> lines = new ArrayList<>();
        for (int i = 0; i < hits.rows().length; i++) {
            int row = hits.rows()[i];
            int line = i;
            Answer answer = Answer.of(model, predicted, i);
            lines.add(new RowsPage.RowLine(
                    Integer.toString(row),
                    columns.stream().map(j -> table.text(line, j)).toList(),
                    part(exhibition.parts().get(row)),
                    exhibition.truths().get(row),
                    answer.winner().orElse(""),
                    answer.text(),
                    answer.level()));
        }
        return lines;
    }

    private static String part(Exhibition.Part part) {
        return switch (part) {
            case TRAINING -> "training";
            case TEST -> "test";
            case UNKNOWN -> "";
        };
    }
}
