package io.limpid.demo.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.catalog.Outputs;
import io.limpid.demo.study.Caveats;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Version;
import io.limpid.demo.view.Answer;
import io.limpid.explain.Explanation;
import io.limpid.report.ExplanationJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Predictions and explanations for programs, under {@code /api/v1}. */
final class ApiRoutes {

    /** The seed where a request names none; the pages use it, too. */
    static final long DEFAULT_SEED = 42;

    private final Opening opening;
    private final Limits limits;

    ApiRoutes(Opening opening, Limits limits) {
        this.opening = opening;
        this.limits = limits;
    }

    /** What a request asks about. */
    private record Question(Gallery gallery, Exhibit exhibit, Table row, JsonNode body) {}

    void install(JavalinConfig config) {
        config.routes.post("/api/v1/predict", ctx -> json(ctx, predict(question(ctx, Set.of()))));
        config.routes.post(
                "/api/v1/explain",
                ctx -> json(ctx, explain(question(ctx, Set.of("method", "seed", "output", "class")))));
    }

    static void json(Context ctx, Object value) {
        ctx.header("Cache-Control", "no-store");
        ctx.result(Json.bytes(value)).contentType("application/json");
    }

    private Question question(Context ctx, Set<String> further) {
        Gallery gallery = opening.require();
        JsonNode body = Json.object(Body.bytes(ctx, limits.bodyBytes()));
        body.fieldNames().forEachRemaining(name -> {
            if (!Set.of("model", "row", "values").contains(name) && !further.contains(name)) {
                throw Problem.invalid("body: expected only model, row, values"
                                + (further.isEmpty() ? "" : ", method, seed, output and class") + ", got another name")
                        .exception();
            }
        });
        Exhibit exhibit = gallery.model(text(body, "model"));
        Optional<Table> base = whole(body, "row").map(row -> gallery.rows(exhibit, gallery.row(row)));
        JsonNode values = body.path("values");
        if (!values.isMissingNode() && !values.isObject()) {
            throw Problem.invalid("values: expected an object of columns and values, got something else")
                    .exception();
        }
        Table row = RowValues.ofJson(exhibit.model().features(), base, values);
        return new Question(gallery, exhibit, row, body);
    }

    private static Map<String, Object> predict(Question q) {
        Model model = q.exhibit().model();
        double[] predicted = q.gallery().predict(q.exhibit(), q.row());
        Map<String, Object> answer = new LinkedHashMap<>();
        ExplanationJson.Origin origin = origin(q);
        answer.put("kind", "prediction");
        Answer given = Answer.of(model, predicted, 0);
        answer.put("prediction", given.winner().<Object>map(winner -> winner).orElse(given.number()));
        q.exhibit().classifier().ifPresent(classifier -> {
            Map<String, Object> probabilities = new LinkedHashMap<>();
            for (int k = 0; k < classifier.outputs(); k++) {
                probabilities.put(classifier.classes().get(k), predicted[k]);
            }
            answer.put("probabilities", probabilities);
        });
        answer.put("model", origin.model());
        answer.put("limpid", origin.limpid());
        answer.put("warnings", origin.warnings());
        return answer;
    }

    private static Map<String, Object> explain(Question q) {
        ExplanationMethods.Method method = text(q.body(), "method")
                .map(name -> named("method", ExplanationMethods.all(), ExplanationMethods.Method::name, name))
                .orElse(ExplanationMethods.all().get(0));
        long seed = whole(q.body(), "seed").orElse(DEFAULT_SEED);
        Explanations.Wish wish = new Explanations.Wish(method, seed, output(q), category(q));
        Explanation explanation;
        try {
            explanation = q.gallery().explain(q.exhibit(), q.row(), wish);
        } catch (IllegalArgumentException e) {
            if (method.equals(ExplanationMethods.all().get(0))) {
                throw e;
            }
            // The method itself declines, as the enumeration does of too many columns.
            throw Problem.invalid("method " + method.name() + ": " + e.getMessage())
                    .exception();
        }
        Map<String, Object> answer = ExplanationJson.of(explanation, origin(q));
        answer.put("seed", seed); // The one asked for, also where the method draws nothing.
        return answer;
    }

    private static Optional<Outputs.Output> output(Question q) {
        List<Outputs.Output> outputs = Outputs.all(q.exhibit().task());
        return text(q.body(), "output").map(name -> named("output", outputs, Outputs.Output::name, name));
    }

    private static Optional<String> category(Question q) {
        Optional<String> asked = text(q.body(), "class");
        List<String> classes = q.exhibit().classifier().map(Classifier::classes).orElse(List.of());
        if (asked.isPresent() && classes.isEmpty()) {
            throw Problem.invalid("class: expected none for a model of numbers, got one")
                    .exception();
        }
        return asked.map(name -> named("class", classes, Function.identity(), name));
    }

    /** What has that name, which a message must not repeat. */
    private static <T> T named(String what, List<T> known, Function<T, String> name, String asked) {
        return known.stream()
                .filter(one -> name.apply(one).equals(asked))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(what + ": expected one of "
                                + known.stream().map(name).collect(Collectors.joining(", ")) + ", got another name")
                        .exception());
    }

    private static ExplanationJson.Origin origin(Question q) {
        List<String> warnings = Caveats.of(q.exhibit().model().features(), q.row());
        return new ExplanationJson.Origin(q.exhibit().digest(), Version.text(), warnings);
    }

    private static Optional<String> text(JsonNode body, String name) {
        JsonNode node = body.path(name);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw Problem.invalid(name + ": expected a text, got something else")
                    .exception();
        }
        return Optional.of(node.textValue());
    }

    private static Optional<Long> whole(JsonNode body, String name) {
        JsonNode node = body.path(name);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw Problem.invalid(name + ": expected a whole number, got something else")
                    .exception();
        }
        return Optional.of(node.longValue());
    }
}
