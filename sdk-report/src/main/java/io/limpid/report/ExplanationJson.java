package io.limpid.report;

import io.limpid.explain.Attribution;
import io.limpid.explain.Explanation;
import io.limpid.explain.Importance;
import io.limpid.explain.LocalSurrogate;
import io.limpid.explain.OutputDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Explanations as plain maps, lists, texts and numbers, in a fixed key order, ready for any JSON writer: what the
 * command line prints and the REST API answers.
 *
 * <p>Every map begins with {@code kind} ({@code attribution}, {@code surrogate} or {@code importance}), {@code method,
 * output, class, seed}. {@code output} is the scale of the explained number, {@code score} for an importance;
 * {@code class} is null where the number belongs to no class, the one null there is. All numbers are finite.
 */
public final class ExplanationJson {

    /**
     * What an explanation itself cannot know.
     *
     * @param model the model's digest
     * @param limpid the version of this library
     * @param warnings what a reader must know about the data, one sentence each; may be empty
     */
    public record Origin(String model, String limpid, List<String> warnings) {
        /** Checks that nothing is null and copies the list. */
        public Origin {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(limpid, "limpid");
            warnings = List.copyOf(warnings);
        }
    }

    private ExplanationJson() {}

    /**
     * The explanation's own keys. The map is new and the caller's to add to.
     *
     * @throws IllegalArgumentException when a number is not finite, which JSON cannot hold; the message names its key
     */
    public static Map<String, Object> of(Explanation explanation) {
        Map<String, Object> json = head(explanation);
        json.putAll(numbers(explanation));
        return json;
    }

    /**
     * The explanation's own keys, and {@code model, limpid, warnings} after {@code seed}.
     *
     * @throws IllegalArgumentException when a number is not finite, which JSON cannot hold; the message names its key
     */
    public static Map<String, Object> of(Explanation explanation, Origin origin) {
        Map<String, Object> json = head(explanation);
        json.put("model", origin.model());
        json.put("limpid", origin.limpid());
        json.put("warnings", origin.warnings());
        json.putAll(numbers(explanation));
        return json;
    }

    private static Map<String, Object> head(Explanation explanation) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (explanation instanceof Attribution attribution) {
            head(json, "attribution", attribution.method(), attribution.output());
        } else if (explanation instanceof LocalSurrogate surrogate) {
            head(json, "surrogate", surrogate.method(), surrogate.output());
        } else {
            json.put("kind", "importance");
            json.put("method", explanation.method());
            json.put("output", "score");
            json.put("class", null);
        }
        json.put("seed", explanation.seed());
        return json;
    }

    private static void head(Map<String, Object> json, String kind, String method, OutputDescription output) {
        json.put("kind", kind);
        json.put("method", method);
        json.put("output", output.space().text());
        json.put("class", output.category().orElse(null));
    }

    private static Map<String, Object> numbers(Explanation explanation) {
        if (explanation instanceof Attribution attribution) {
            return attribution(attribution);
        }
        if (explanation instanceof LocalSurrogate surrogate) {
            return surrogate(surrogate);
        }
        return importance((Importance) explanation);
    }

    private static Map<String, Object> attribution(Attribution attribution) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (Attribution.Feature feature : attribution.features()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", feature.name());
            one.put("value", feature.value());
            put(one, "attribution", feature.attribution());
            put(one, "standardError", feature.standardError());
            features.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exact", attribution.exactness() == Attribution.Exactness.EXACT);
        put(json, "baseValue", attribution.baseValue());
        put(json, "prediction", attribution.prediction());
        json.put("features", features);
        put(json, "additivityGap", attribution.additivityGap());
        json.put("evaluations", attribution.evaluations());
        json.put("background", attribution.backgroundRows());
        return json;
    }

    private static Map<String, Object> surrogate(LocalSurrogate surrogate) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (LocalSurrogate.Feature feature : surrogate.features()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", feature.name());
            one.put("condition", feature.condition());
            put(one, "coefficient", feature.coefficient());
            features.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("features", features);
        put(json, "intercept", surrogate.intercept());
        put(json, "localPrediction", surrogate.localPrediction());
        put(json, "prediction", surrogate.prediction());
        put(json, "r2", surrogate.rSquared());
        put(json, "effectiveSamples", surrogate.effectiveSamples());
        json.put("samples", surrogate.samples());
        return json;
    }

    private static Map<String, Object> importance(Importance importance) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (Importance.Feature feature : importance.features()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", feature.name());
            put(one, "importance", feature.mean());
            put(one, "standardDeviation", feature.standardDeviation());
            features.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metric", importance.metric().name());
        put(json, "baseline", importance.baseline());
        json.put("repeats", importance.repeats());
        json.put("features", features);
        return json;
    }

    private static void put(Map<String, Object> json, String key, double number) {
        if (!(Math.abs(number) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(key + ": expected a finite number, got " + number);
        }
        json.put(key, number);
    }
}
