package io.limpid.demo.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.demo.catalog.Metrics;
import io.limpid.explain.Importance;
import io.limpid.regularize.validation.CrossValidation;
import java.util.ArrayList;
import java.util.List;

/** A model's cross-validation and importance as JSON text, tied to the model by its digest. */
final class StudyJson {

    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StudyJson() {}

    /**
     * What is kept beside a model.
     *
     * @param digest the model's
     * @param crossValidation of its pipeline
     * @param importance of its columns
     */
    record Findings(String digest, CrossValidation crossValidation, Importance importance) {}

    static String write(Findings findings) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("model", findings.digest());
        ArrayNode metrics = root.putArray("metrics");
        findings.crossValidation().metrics().forEach(metric -> metrics.add(metric.name()));
        ArrayNode folds = root.putArray("folds");
        for (CrossValidation.FoldScores fold : findings.crossValidation().folds()) {
            ObjectNode node = folds.addObject();
            node.put("trainingRows", fold.trainingRows()).put("validationRows", fold.validationRows());
            putScores(node.putArray("training"), fold.training());
            putScores(node.putArray("validation"), fold.validation());
        }
        Importance importance = findings.importance();
        ObjectNode node = root.putObject("importance");
        node.put("method", importance.method())
                .put("metric", importance.metric().name());
        node.put("baseline", importance.baseline()).put("repeats", importance.repeats());
        node.put("seed", importance.seed());
        ArrayNode features = node.putArray("features");
        for (Importance.Feature feature : importance.features()) {
            features.addObject()
                    .put("name", feature.name())
                    .put("mean", feature.mean())
                    .put("standardDeviation", feature.standardDeviation());
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings: expected to be writable as JSON", e);
        }
    }

    private static void putScores(ArrayNode array, List<Score> scores) {
        for (Score score : scores) {
            if (score instanceof Score.Undefined undefined) {
                array.add(undefined.reason());
            } else {
                array.add(score.require());
            }
        }
    }

    /** Reads what {@link #write} wrote; the same numbers to the bit. */
    static Findings read(String text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            if (integer(root, "format") != FORMAT) {
                throw new ModelFormatException("findings: expected format " + FORMAT + ", got " + root.get("format"));
            }
            List<Metric> metrics = new ArrayList<>();
            array(root, "metrics").forEach(name -> metrics.add(Metrics.require(name.asText())));
            List<CrossValidation.FoldScores> folds = new ArrayList<>();
            for (JsonNode fold : array(root, "folds")) {
                folds.add(new CrossValidation.FoldScores(
                        integer(fold, "trainingRows"),
                        integer(fold, "validationRows"),
                        scores(fold, "training", metrics.size()),
                        scores(fold, "validation", metrics.size())));
            }
            return new Findings(
                    require(root, "model").asText(),
                    new CrossValidation(metrics, folds),
                    importance(require(root, "importance")));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ModelFormatException("findings: expected what this version writes, got something else", e);
        }
    }

    private static Importance importance(JsonNode node) {
        List<Importance.Feature> features = new ArrayList<>();
        for (JsonNode feature : array(node, "features")) {
            features.add(new Importance.Feature(
                    require(feature, "name").asText(), number(feature, "mean"), number(feature, "standardDeviation")));
        }
        return new Importance(
                require(node, "method").asText(),
                Metrics.require(require(node, "metric").asText()),
                number(node, "baseline"),
                features,
                integer(node, "repeats"),
                require(node, "seed").asLong());
    }

    private static List<Score> scores(JsonNode fold, String key, int size) {
        List<Score> scores = new ArrayList<>();
        for (JsonNode score : array(fold, key)) {
            scores.add(score.isNumber() ? Score.of(score.asDouble()) : Score.undefined(score.asText()));
        }
        if (scores.size() != size) {
            throw new ModelFormatException(
                    "findings, \"" + key + "\": expected " + size + " scores, got " + scores.size());
        }
        return scores;
    }

    private static JsonNode require(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new ModelFormatException("findings, \"" + key + "\": expected a value, got none");
        }
        return value;
    }

    private static JsonNode array(JsonNode node, String key) {
        JsonNode value = require(node, key);
        if (!value.isArray()) {
            throw new ModelFormatException("findings, \"" + key + "\": expected an array");
        }
        return value;
    }

    private static int integer(JsonNode node, String key) {
        JsonNode value = require(node, key);
        if (!value.isInt()) {
            throw new ModelFormatException("findings, \"" + key + "\": expected a whole number");
        }
        return value.asInt();
    }

    private static double number(JsonNode node, String key) {
        JsonNode value = require(node, key);
        if (!value.isNumber()) {
            throw new ModelFormatException("findings, \"" + key + "\": expected a number");
        }
        return value.asDouble();
    }
}
