package io.limpid.demo.cli;

import io.limpid.explain.Attribution;
import io.limpid.explain.Explanation;
import io.limpid.explain.Importance;
import io.limpid.explain.LocalSurrogate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Explanations as text, the largest effect first. */
final class ExplanationText {

    private ExplanationText() {}

    static void print(Console console, Explanation explanation) {
        if (explanation instanceof Attribution attribution) {
            print(console, attribution);
        } else if (explanation instanceof LocalSurrogate surrogate) {
            print(console, surrogate);
        } else if (explanation instanceof Importance importance) {
            print(console, importance);
        }
    }

    private static void print(Console console, Attribution attribution) {
        boolean exact = attribution.exactness() == Attribution.Exactness.EXACT;
        String how = exact ? "exact" : "estimated, seed " + attribution.seed();
        console.line("Shapley values of the " + attribution.output().text() + " ("
                + (how.equals(attribution.method()) ? how : attribution.method() + ", " + how) + ", "
                + Console.count(attribution.evaluations(), "prediction") + ", "
                + Console.count(attribution.backgroundRows(), "background row") + ")");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("base value", "", Console.number(attribution.baseValue()), ""));
        List<Attribution.Feature> features = attribution.features().stream()
                .sorted(Comparator.comparingDouble((Attribution.Feature f) -> -Math.abs(f.attribution())))
                .toList();
        for (Attribution.Feature feature : features) {
            String error = exact ? "" : "± " + Console.number(feature.standardError());
            rows.add(List.of(feature.name(), shown(feature.value()), Console.signed(feature.attribution()), error));
        }
        rows.add(List.of("prediction", "", Console.number(attribution.prediction()), ""));
        console.table(rows);
    }

    private static void print(Console console, LocalSurrogate surrogate) {
        console.line("LIME, a linear model of the " + surrogate.output().text() + " near the row ("
                + Console.count(surrogate.samples(), "perturbed row") + ", seed " + surrogate.seed() + ")");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("intercept", Console.number(surrogate.intercept())));
        surrogate.features().stream()
                .filter(feature -> feature.coefficient() != 0)
                .sorted(Comparator.comparingDouble((LocalSurrogate.Feature f) -> -Math.abs(f.coefficient())))
                .forEach(feature -> rows.add(List.of(feature.condition(), Console.signed(feature.coefficient()))));
        rows.add(List.of("its prediction", Console.number(surrogate.localPrediction())));
        rows.add(List.of("the model's", Console.number(surrogate.prediction())));
        rows.add(List.of("R squared", Console.number(surrogate.rSquared())));
        console.table(rows);
    }

    private static void print(Console console, Importance importance) {
        console.line("How much worse the " + importance.metric().name() + " of "
                + Console.number(importance.baseline()) + " becomes with a column shuffled ("
                + Console.count(importance.repeats(), "repeat") + ", seed " + importance.seed() + ")");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column", "mean", "sd"));
        importance.features().stream()
                .sorted(Comparator.comparingDouble((Importance.Feature f) -> -f.mean()))
                .forEach(feature -> rows.add(List.of(
                        feature.name(), Console.signed(feature.mean()), Console.number(feature.standardDeviation()))));
        console.table(rows);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(missing)" : value;
    }
}
