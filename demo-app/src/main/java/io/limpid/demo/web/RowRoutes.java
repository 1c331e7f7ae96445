package io.limpid.demo.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.limpid.core.data.DataWarning;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Exhibition;
import io.limpid.demo.study.Noun;
import io.limpid.demo.view.Answer;
import io.limpid.demo.view.FieldView;
import io.limpid.demo.view.Frame;
import io.limpid.demo.view.Influence;
import io.limpid.demo.view.ModelLink;
import io.limpid.demo.view.Panel;
import io.limpid.demo.view.Panels;
import io.limpid.demo.view.PredictionView;
import io.limpid.demo.view.RowPage;
import io.limpid.explain.Attribution;
import io.limpid.explain.Explanation;
import io.limpid.explain.LocalSurrogate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page of one row: its prediction, why, and what if. A changed form comes back as a whole page, or piece by piece
 * to a page that is already there.
 */
final class RowRoutes {

    private static final int SHOWN_FIELDS = 12;

    /** A row as the data has it and as the form has it, in the columns of a model. */
    private record Question(Gallery gallery, Exhibit exhibit, int row, Table original, Table asked) {}

    private final Opening opening;
    private final Pages pages;
    private final Limits limits;

    RowRoutes(Opening opening, Pages pages, Limits limits) {
        this.opening = opening;
        this.pages = pages;
        this.limits = limits;
    }

    void install(JavalinConfig config) {
        config.routes.get("/rows/{row}", ctx -> page(ctx, asStored(ctx)));
        config.routes.post("/rows/{row}", ctx -> page(ctx, asChanged(ctx)));
        config.routes.post(
                "/rows/{row}/prediction", ctx -> ctx.html(pages.render("prediction.jte", prediction(asChanged(ctx)))));
        config.routes.post(
                "/rows/{row}/explanation", ctx -> ctx.html(pages.render("panels.jte", panels(asChanged(ctx)))));
    }

    /** What links must say to keep this model: nothing for the default one. */
    static String kept(Gallery gallery, Exhibit chosen) {
        return gallery.exhibition().exhibits().get(0).id().equals(chosen.id()) ? "" : chosen.id();
    }

    private Question asStored(Context ctx) {
        Gallery gallery = opening.require();
        Exhibit exhibit = gallery.model(Optional.ofNullable(ctx.queryParam("model")));
        int row = gallery.row(ctx.pathParam("row"));
        Table original = gallery.rows(exhibit, row);
        return new Question(gallery, exhibit, row, original, original);
    }

    private Question asChanged(Context ctx) {
        Question stored = asStored(ctx);
        Schema schema = stored.exhibit().model().features();
        Table asked = RowValues.ofForm(schema, stored.original(), Body.form(ctx, limits.bodyBytes()));
        return new Question(stored.gallery(), stored.exhibit(), stored.row(), stored.original(), asked);
    }

    private void page(Context ctx, Question q) {
        Exhibition exhibition = q.gallery().exhibition();
        String name = exhibition.noun().title() + " " + q.row();
        Frame frame = pages.frame(name, Frame.Place.ROWS, exhibition, kept(q.gallery(), q.exhibit()));
        RowPage page = new RowPage(
                frame,
                Integer.toString(q.row()),
                part(exhibition.parts().get(q.row()), exhibition.noun()),
                exhibition.target(),
                exhibition.truths().get(q.row()),
                q.exhibit().id(),
                ModelLink.of(exhibition, q.exhibit()),
                prediction(q),
                panels(q),
                fields(q),
                Integer.toString(SHOWN_FIELDS),
                q.row() > 0 ? Integer.toString(q.row() - 1) : "",
                q.row() + 1 < exhibition.rows().rows() ? Integer.toString(q.row() + 1) : "");
        ctx.html(pages.render("row.jte", page));
    }

    private static String part(Exhibition.Part part, Noun noun) {
        return switch (part) {
            case TRAINING -> "The models were trained on this " + noun.one() + ".";
            case TEST -> "The models never saw this " + noun.one() + " in training.";
            case UNKNOWN -> "";
        };
    }

    private static PredictionView prediction(Question q) {
        Model model = q.exhibit().model();
        double[] now = q.gallery().predict(q.exhibit(), q.asked());
        int changed = RowValues.differences(q.original(), q.asked());
        double[] was = changed == 0 ? now : q.gallery().predict(q.exhibit(), q.original());
        return PredictionView.of(
                Answer.name(model, q.gallery().exhibition().target()),
                Answer.of(model, now, 0),
                Answer.of(model, was, 0),
                changed,
                DataWarning.of(model.features(), q.asked()));
    }

    private static Panels panels(Question q) {
        List<Panel> panels = new ArrayList<>();
        for (ExplanationMethods.Method method : ExplanationMethods.onPage()) {
            Explanations.Wish wish = Explanations.Wish.of(method, ApiRoutes.DEFAULT_SEED);
            Explanation explanation = q.gallery().explain(q.exhibit(), q.asked(), wish);
            if (explanation instanceof Attribution attribution) {
                panels.add(Panel.of(attribution));
            } else if (explanation instanceof LocalSurrogate surrogate) {
                panels.add(Panel.of(surrogate));
            }
        }
        return new Panels(panels);
    }

    private static List<FieldView> fields(Question q) {
        Schema schema = q.exhibit().model().features();
        List<FieldView> fields = new ArrayList<>();
        for (int j : Influence.order(q.exhibit())) {
            Field field = schema.field(j);
            fields.add(FieldView.of(
                    RowValues.key(j),
                    field,
                    q.asked().text(0, j),
                    q.original().text(0, j),
                    q.gallery().hint(field),
                    fields.size() >= SHOWN_FIELDS));
        }
        return fields;
    }
}
