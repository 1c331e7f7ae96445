package io.limpid.demo.cli;

import io.limpid.core.metric.BootstrapEstimate;
import io.limpid.core.metric.Interval;
import io.limpid.core.metric.Score;
import io.limpid.core.run.Convergence;
import io.limpid.demo.study.Evaluation;
import io.limpid.demo.study.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results as the keys and values of the JSON that commands print. */
final class Results {

    private Results() {}

    /** What every result ends with. */
    static void close(Map<String, Object> result, long seed, List<String> warnings) {
        result.put("seed", seed);
        result.put("limpid", Version.text());
        result.put("warnings", warnings);
    }

    /** Each metric's value by name, null when undefined. */
    static Map<String, Object> scores(Evaluation evaluation) {
        Map<String, Object> scores = new LinkedHashMap<>();
        for (Evaluation.Entry entry : evaluation.scores()) {
            scores.put(entry.metric().name(), value(entry.score()));
        }
        return scores;
    }

    /** A score's value, null when undefined. */
    static Object value(Score score) {
        return score.value().isPresent() ? score.value().getAsDouble() : null;
    }

    /** A score for reading: its value, or that it is undefined. */
    static String text(Score score) {
        return score.value().isPresent() ? Console.number(score.value().getAsDouble()) : "undefined";
    }

    /** An interval for reading: its ends, or that it is undefined. */
    static String text(Interval interval) {
        return interval.bounds()
                .map(ends -> Console.number(ends.low()) + " to " + Console.number(ends.high()))
                .orElse("undefined");
    }

    /** A score and its interval, null when undefined. */
    static Map<String, Object> bootstrap(BootstrapEstimate estimate) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("score", value(estimate.score()));
        object.put(
                "lower", estimate.interval().bounds().map(Interval.Bounds::low).orElse(null));
        object.put(
                "upper", estimate.interval().bounds().map(Interval.Bounds::high).orElse(null));
        object.put("resamples", estimate.resamples());
        if (estimate.interval() instanceof Interval.Undefined undefined) {
            object.put("reason", undefined.reason());
        }
        return object;
    }

    /** A line for every undefined score, with the reason. */
    static List<String> reasons(Evaluation evaluation) {
        Map<String, Score> scores = new LinkedHashMap<>();
        evaluation.scores().forEach(entry -> scores.put(entry.metric().name(), entry.score()));
        return reasons(scores);
    }

    /** The same of scores by name. */
    static List<String> reasons(Map<String, Score> scores) {
        List<String> reasons = new ArrayList<>();
        scores.forEach((name, score) -> {
            if (score instanceof Score.Undefined undefined) {
                reasons.add(name + " is undefined: " + undefined.reason());
            }
        });
        return reasons;
    }

    /** How a model's iterations ended. */
    static Map<String, Object> convergence(Convergence convergence) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("reached", convergence.status() == Convergence.Status.REACHED);
        object.put("iterations", convergence.iterations());
        object.put("measure", convergence.measure());
        object.put("tolerance", convergence.tolerance());
        return object;
    }

    /** One list after the other. */
    static List<String> both(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    static void warn(Console console, List<String> warnings) {
        warnings.forEach(console::warn);
    }
}
