package io.limpid.demo.cli;

import io.limpid.core.metric.Score;
import io.limpid.core.model.TrainingRound;
import io.limpid.demo.study.LinearTerms;
import io.limpid.demo.study.TreeShape;
import io.limpid.models.linear.LinearSummary;
import io.limpid.regularize.path.Certificate;
import io.limpid.regularize.path.FitEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is inside a model, as text and as JSON. */
final class ModelText {

    private ModelText() {}

    /** A linear model's terms: one predictor's, or each class's in turn. */
    static void print(Console console, List<LinearTerms> terms, Optional<List<String>> classes, String target) {
        for (int k = 0; k < terms.size(); k++) {
            int predictor = k;
            boolean single = terms.size() == 1;
            String predicted = classes.map(all -> single
                            ? "log-odds of " + all.get(all.size() - 1)
                            : "log-probability of " + all.get(predictor) + ", less what all classes share,")
                    .orElse(target);
            console.line("");
            console.line(predicted + " = sum of");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("  intercept", Double.toString(terms.get(k).intercept())));
            terms.get(k).coefficients().forEach((name, value) -> rows.add(List.of("  " + name, value.toString())));
            console.pairs(rows);
        }
    }

    /** One predictor's terms under their own keys, or a list with each class's; nothing when there are none. */
    static Map<String, Object> json(List<LinearTerms> terms, List<String> classes) {
        if (terms.isEmpty()) {
            return Map.of();
        }
        if (terms.size() == 1) {
            return json(terms.get(0), new LinkedHashMap<>());
        }
        List<Map<String, Object>> all = new ArrayList<>();
        for (int k = 0; k < terms.size(); k++) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("class", classes.get(k));
            all.add(json(terms.get(k), object));
        }
        return Map.of("classCoefficients", all);
    }

    private static Map<String, Object> json(LinearTerms terms, Map<String, Object> object) {
        object.put("intercept", terms.intercept());
        object.put("coefficients", terms.coefficients());
        return object;
    }

    /** A linear regression's summary; it speaks of the columns as the preprocessing makes them. */
    static void print(Console console, LinearSummary summary) {
        console.line("");
        console.line("fit, of the columns as they are encoded and standardised");
        summary.toString().lines().forEach(line -> console.line("  " + line));
    }

    static Map<String, Object> json(LinearSummary summary) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rows", summary.rows());
        object.put("rank", summary.rank());
        object.put("lambda", summary.penalty().lambda());
        object.put("degreesOfFreedom", summary.degreesOfFreedom());
        Map<String, Score> measures = new LinkedHashMap<>();
        measures.put("residualStandardError", summary.residualStandardError());
        measures.put("rSquared", summary.rSquared());
        measures.put("adjustedRSquared", summary.adjustedRSquared());
        measures.put("fStatistic", summary.fStatistic());
        measures.put("fPValue", summary.fPValue());
        put(object, measures);
        List<Map<String, Object>> tests = new ArrayList<>();
        tests.add(json(summary.intercept()));
        summary.coefficients().forEach(coefficient -> tests.add(json(coefficient)));
        object.put("standardised", tests);
        return object;
    }

    private static Map<String, Object> json(LinearSummary.Coefficient coefficient) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", coefficient.name());
        object.put("estimate", coefficient.estimate());
        Map<String, Score> test = new LinkedHashMap<>();
        test.put("standardError", coefficient.standardError());
        test.put("t", coefficient.t());
        test.put("p", coefficient.p());
        put(object, test);
        return object;
    }

    /** The scores by name, and why some have no value, where that is so. */
    private static void put(Map<String, Object> object, Map<String, Score> scores) {
        scores.forEach((name, score) -> object.put(name, Results.value(score)));
        List<String> reasons = Results.reasons(scores);
        if (!reasons.isEmpty()) {
            object.put("undefined", reasons);
        }
    }

    /** What is proved of an elastic net's fit. */
    static void print(Console console, FitEvidence evidence) {
        Certificate certificate = evidence.certificate();
        boolean certified = certificate.status() == Certificate.Status.CERTIFIED;
        console.line("");
        console.line("fit");
        console.pairs(List.of(
                List.of(
                        "  penalty",
                        "lambda " + evidence.penalty().lambda() + ", l1Ratio "
                                + evidence.penalty().l1Ratio()),
                List.of("  explained", Console.number(evidence.devianceRatio()) + " of the training rows' deviance"),
                List.of("  columns in use", Integer.toString(evidence.nonzeros())),
                List.of(
                        "  certificate",
                        String.format(
                                Locale.ROOT,
                                "%s%.2g of the null deviance from the minimum at most, asked for %.2g",
                                certified ? "" : "NONE: ",
                                certificate.relativeGap(),
                                certificate.tolerance()))));
    }

    static Map<String, Object> json(FitEvidence evidence) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("lambda", evidence.penalty().lambda());
        object.put("l1Ratio", evidence.penalty().l1Ratio());
        object.put("devianceRatio", evidence.devianceRatio());
        object.put("nonzeros", evidence.nonzeros());
        object.put("certified", evidence.certificate().status() == Certificate.Status.CERTIFIED);
        object.put("relativeGap", evidence.certificate().relativeGap());
        object.put("tolerance", evidence.certificate().tolerance());
        object.put("iterations", evidence.iterations());
        return object;
    }

    static void print(Console console, TreeShape trees) {
        console.line("");
        console.line(Console.count(trees.trees(), "tree") + " of depth " + trees.depth()
                + (trees.trees() == 1 ? "" : " at most") + ", "
                + trees.leaves() + (trees.leaves() == 1 ? " leaf" : " leaves"));
        trees.text().ifPresent(text -> text.lines().forEach(line -> console.line("  " + line)));
    }

    static Map<String, Object> json(TreeShape trees) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("count", trees.trees());
        object.put("depth", trees.depth());
        object.put("leaves", trees.leaves());
        trees.text().ifPresent(text -> object.put("text", text));
        return object;
    }

    /** How a training in rounds ended, in a line. */
    static Optional<String> training(List<TrainingRound> history) {
        if (history.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(Console.count(history.size(), "round"));
        TrainingRound last = history.get(history.size() - 1);
        last.training().ifPresent(scores -> text.append(", training loss ").append(Console.number(scores.loss())));
        IntStream.range(0, history.size())
                .filter(r -> history.get(r).validation().isPresent())
                .boxed()
                .min(Comparator.comparingDouble(r -> validation(history, r)))
                .ifPresent(best -> text.append(", lowest validation loss ")
                        .append(Console.number(validation(history, best)))
                        .append(" in round ")
                        .append(best + 1));
        return Optional.of(text.toString());
    }

    private static double validation(List<TrainingRound> history, int round) {
        return history.get(round).validation().orElseThrow().loss();
    }

    static Map<String, Object> json(TrainingRound round) {
        Map<String, Object> object = new LinkedHashMap<>();
        round.learningRate().ifPresent(rate -> object.put("learningRate", rate));
        round.training().ifPresent(scores -> object.put("training", json(scores)));
        round.validation().ifPresent(scores -> object.put("validation", json(scores)));
        return object;
    }

    private static Map<String, Object> json(TrainingRound.Scores scores) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("loss", scores.loss());
        scores.metric().ifPresent(metric -> object.put("metric", metric));
        return object;
    }
}
