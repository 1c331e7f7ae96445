package io.limpid.demo.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.limpid.core.metric.Score;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.demo.study.Description;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Exhibition;
import io.limpid.demo.study.Version;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.report.chart.ChartStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What there is to ask about, for programs: the state, the models, the rows, and the description of all routes. */
final class CatalogRoutes {

    private final Opening opening;
    private final byte[] description;

    CatalogRoutes(Opening opening) {
        this.opening = opening;
        try (InputStream in = CatalogRoutes.class.getResourceAsStream("/openapi.json")) {
            description = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void install(JavalinConfig config) {
        // Found before the files of that folder.
        config.routes.get(
                "/static/charts.css", ctx -> ctx.result(ChartStyle.css()).contentType("text/css;charset=utf-8"));
        config.routes.get("/openapi.json", ctx -> ctx.result(description).contentType("application/json"));
        config.routes.get("/api/v1/status", ctx -> ApiRoutes.json(ctx, status()));
        config.routes.get("/api/v1/models", ctx -> ApiRoutes.json(ctx, models()));
        config.routes.get("/api/v1/rows", ctx -> ApiRoutes.json(ctx, rows(ctx)));
        config.routes.get("/api/v1/rows/{row}", ctx -> ApiRoutes.json(ctx, row(ctx)));
    }

    private Map<String, Object> status() {
        Map<String, Object> answer = new LinkedHashMap<>();
        Opening.State state = opening.state();
        answer.put("limpid", Version.text());
        if (state instanceof Opening.Working working) {
            answer.put("state", "training");
            answer.put("stage", working.stage());
            answer.put("done", working.done());
            answer.put("total", working.total());
        } else {
            answer.put("state", state instanceof Opening.Open ? "ready" : "failed");
        }
        return answer;
    }

    private Map<String, Object> models() {
        Exhibition exhibition = opening.require().exhibition();
        return Map.of(
                "models",
                exhibition.exhibits().stream().map(CatalogRoutes::model).toList());
    }

    private static Map<String, Object> model(Exhibit exhibit) {
        TrainingRecord record = exhibit.file().record();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", exhibit.id());
        answer.put("title", exhibit.title());
        answer.put("model", exhibit.digest());
        answer.put("engine", Description.of(exhibit.file()).engine());
        answer.put("kind", Description.of(exhibit.file()).kind());
        answer.put("task", exhibit.task().text());
        exhibit.classifier().ifPresent(model -> answer.put("classes", model.classes()));
        answer.put("data", record.data());
        answer.put("target", record.target());
        record.threshold().ifPresent(threshold -> answer.put("threshold", threshold));
        answer.put("trainingRows", record.trainingRows());
        answer.put("heldOutRows", record.heldOutRows());
        answer.put("seed", record.seed());
        answer.put("options", record.options());
        answer.put("training", record.trainingScores());
        answer.put("heldOut", record.heldOutScores());
        exhibit.crossValidation().ifPresent(cv -> answer.put("crossValidation", validation(cv)));
        return answer;
    }

    private static List<Map<String, Object>> validation(CrossValidation cv) {
        return cv.summaries().stream()
                .map(summary -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("metric", summary.metric().name());
                    entry.put("folds", cv.folds().size());
                    entry.put("mean", number(summary.validation()));
                    entry.put("standardDeviation", number(summary.standardDeviation()));
                    entry.put("lower", number(summary.lower()));
                    entry.put("upper", number(summary.upper()));
                    return entry;
                })
                .toList();
    }

    private static Double number(Score score) {
        return score.value().isPresent() ? score.value().getAsDouble() : null;
    }

    private Map<String, Object> rows(Context ctx) {
        Gallery gallery = opening.require();
        RowHits hits = RowHits.of(gallery, ctx.queryParam("query"), ctx.queryParam("page"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("total", hits.total());
        answer.put("page", hits.page());
        answer.put("pages", hits.pages());
        answer.put(
                "rows",
                Arrays.stream(hits.rows())
                        .mapToObj(row -> row(gallery.exhibition(), row))
                        .toList());
        return answer;
    }

    private Map<String, Object> row(Context ctx) {
        Gallery gallery = opening.require();
        return row(gallery.exhibition(), gallery.row(ctx.pathParam("row")));
    }

    private static Map<String, Object> row(Exhibition exhibition, int row) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("row", row);
        answer.put("part", exhibition.parts().get(row).name().toLowerCase(Locale.ROOT));
        answer.put("truth", exhibition.truths().get(row));
        answer.put("values", RowValues.json(exhibition.rows(), row));
        return answer;
    }
}
