package io.limpid.demo.cli;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.regularize.tuning.CandidateResult;
import io.limpid.regularize.tuning.Choice;
import io.limpid.regularize.tuning.NestedCrossValidation;
import io.limpid.regularize.tuning.PenaltyCurve;
import io.limpid.regularize.tuning.Ranking;
import io.limpid.regularize.tuning.SearchResult;
import io.limpid.regularize.tuning.Setting;
import io.limpid.regularize.validation.CrossValidation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A search's result as the keys and values of JSON. */
final class TuneJson {

    private TuneJson() {}

    static Map<String, Object> of(Tuned tuned) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("metric", tuned.found().metric().name());
        tuned.curve().ifPresent(curve -> {
            result.put("l1Ratio", curve.lambdas().l1Ratio());
            result.put("curve", curve(curve));
            result.put("lambdaMin", curve.lambdaMin().lambda());
            result.put("lambda1se", curve.lambda1se().lambda());
        });
        if (tuned.found() instanceof Ranking ranking) {
            result.put(
                    "candidates",
                    ranking.results().stream().map(TuneJson::candidate).toList());
        }
        result.put("chosen", choice(tuned.found().choice()));
        tuned.nested().ifPresent(nested -> result.put("nested", nested(nested)));
        return result;
    }

    private static List<Map<String, Object>> curve(PenaltyCurve curve) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (int m = 0; m < curve.lambdas().size(); m++) {
            int at = m;
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("lambda", curve.lambdas().penalty(m).lambda());
            OptionalDouble nonzeros = curve.nonzeros().get(m);
            nonzeros.ifPresent(number -> point.put("nonzeros", number));
            Map<String, Object> training = new LinkedHashMap<>();
            Map<String, Object> validation = new LinkedHashMap<>();
            Map<String, Object> errors = new LinkedHashMap<>();
            Map<String, Score> reasons = new LinkedHashMap<>();
            for (int k = 0; k < curve.metrics().size(); k++) {
                PenaltyCurve.Point scored = curve.points(k).get(at);
                Metric metric = curve.metrics().get(k);
                training.put(metric.name(), Results.value(scored.summary().training()));
                validation.put(metric.name(), Results.value(scored.summary().validation()));
                errors.put(metric.name(), Results.value(scored.standardError()));
                reasons.put(metric.name(), scored.summary().validation());
            }
            point.put("training", training);
            point.put("validation", validation);
            point.put("standardError", errors);
            undefined(point, reasons);
            points.add(point);
        }
        return points;
    }

    private static Map<String, Object> candidate(CandidateResult result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("settings", settings(result.settings()));
        if (result instanceof CandidateResult.Failed failed) {
            object.put("failed", failed.reason());
        } else if (result instanceof CandidateResult.Scored scored) {
            object.put("score", Results.value(scored.score()));
            object.put("standardError", Results.value(scored.standardError()));
            Map<String, Object> training = new LinkedHashMap<>();
            Map<String, Object> validation = new LinkedHashMap<>();
            Map<String, Score> reasons = new LinkedHashMap<>();
            for (CrossValidation.Summary summary : scored.validation().summaries()) {
                String name = summary.metric().name();
                training.put(name, Results.value(summary.training()));
                validation.put(name, Results.value(summary.validation()));
                reasons.put(name, summary.validation());
            }
            object.put("training", training);
            object.put("validation", validation);
            undefined(object, reasons);
        }
        return object;
    }

    private static void undefined(Map<String, Object> object, Map<String, Score> scores) {
        List<String> reasons = Results.reasons(scores);
        if (!reasons.isEmpty()) {
            object.put("undefined", reasons);
        }
    }

    private static Map<String, Object> settings(List<Setting> settings) {
        Map<String, Object> object = new LinkedHashMap<>();
        settings.forEach(setting -> object.put(setting.axis(), setting.value()));
        return object;
    }

    private static Map<String, Object> choice(Choice choice) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("settings", settings(choice.settings()));
        object.put("score", Results.value(choice.score()));
        object.put("standardError", Results.value(choice.standardError()));
        return object;
    }

    private static Map<String, Object> nested(NestedCrossValidation nested) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("folds", nested.honest().folds().size());
        object.put("score", Results.value(nested.nested()));
        object.put("selected", Results.value(nested.selected()));
        object.put("optimism", Results.value(nested.optimism()));
        Map<String, Object> summary = new LinkedHashMap<>();
        nested.honest().summaries().forEach(s -> summary.put(s.metric().name(), CrossValidateCommand.summary(s)));
        object.put("summary", summary);
        object.put(
                "chosen",
                nested.chosen().stream()
                        .map(SearchResult::choice)
                        .map(TuneJson::choice)
                        .toList());
        return object;
    }
}
