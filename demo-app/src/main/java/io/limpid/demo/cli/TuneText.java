package io.limpid.demo.cli;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Penalty;
import io.limpid.regularize.tuning.CandidateResult;
import io.limpid.regularize.tuning.NestedCrossValidation;
import io.limpid.regularize.tuning.PenaltyCurve;
import io.limpid.regularize.tuning.Ranking;
import io.limpid.regularize.tuning.SearchResult;
import io.limpid.regularize.validation.CrossValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A search's result for reading. */
final class TuneText {

    private TuneText() {}

    static void print(Console console, Tuned tuned) {
        console.line(tuned.found().metric().name() + ", mean over the folds");
        tuned.curve().ifPresent(curve -> print(console, curve));
        if (tuned.found() instanceof Ranking ranking) {
            console.table(candidates(ranking));
            ranking.results().forEach(result -> {
                if (result instanceof CandidateResult.Failed failed) {
                    console.line(failed.name() + " failed: " + failed.reason());
                }
            });
        }
        console.line("");
        console.line("chosen: " + tuned.found().choice().name());
        tuned.nested().ifPresent(nested -> print(console, nested));
    }

    private static void print(Console console, PenaltyCurve curve) {
        console.table(points(curve));
        console.line("");
        console.pairs(List.of(
                List.of("lambdaMin", exact(curve.lambdaMin()) + "  best mean score"),
                List.of("lambda1se", exact(curve.lambda1se()) + "  strongest within one standard error of it")));
    }

    private static String exact(Penalty penalty) {
        return Double.toString(penalty.lambda());
    }

    /** A line for each lambda, the two suggested ones marked. */
    static List<List<String>> points(PenaltyCurve curve) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("lambda", "columns in use", "training", "validation", "standard error", ""));
        for (PenaltyCurve.Point point : curve.points()) {
            rows.add(List.of(
                    Console.number(point.penalty().lambda()),
                    point.nonzeros().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%.1f", point.nonzeros().getAsDouble())
                            : "",
                    Results.text(point.summary().training()),
                    Results.text(point.summary().validation()),
                    Results.text(point.standardError()),
                    mark(curve, point.penalty())));
        }
        return rows;
    }

    private static String mark(PenaltyCurve curve, Penalty penalty) {
        List<String> marks = new ArrayList<>();
        if (penalty.equals(curve.lambdaMin())) {
            marks.add("min");
        }
        if (penalty.equals(curve.lambda1se())) {
            marks.add("1se");
        }
        return String.join(", ", marks);
    }

    /** A line for each candidate that was fitted, the best first. */
    static List<List<String>> candidates(Ranking ranking) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("tried", "training", "validation", "standard error"));
        for (CandidateResult result : ranking.results()) {
            if (result instanceof CandidateResult.Scored scored) {
                CrossValidation.Summary summary =
                        scored.validation().summaries().get(0);
                rows.add(List.of(
                        result.name(),
                        Results.text(summary.training()),
                        Results.text(scored.score()),
                        Results.text(scored.standardError())));
            }
        }
        return rows;
    }

    private static void print(Console console, NestedCrossValidation nested) {
        console.line("");
        console.line("nested: the whole search in each of "
                + nested.honest().folds().size() + " outer folds, judged by rows it has not seen");
        console.table(summaries(nested));
        console.line("the search's own " + metric(nested).name() + " of " + Results.text(nested.selected()) + " "
                + optimism(nested));
        int fold = 0;
        for (SearchResult chosen : nested.chosen()) {
            console.line("outer fold " + fold++ + " chose " + chosen.choice().name());
        }
    }

    private static Metric metric(NestedCrossValidation nested) {
        return nested.overall().metric();
    }

    /** What the score that chose is, beside the honest one. */
    static String optimism(NestedCrossValidation nested) {
        Score optimism = nested.optimism();
        if (optimism instanceof Score.Undefined undefined) {
            return "cannot be compared with the honest one: " + undefined.reason();
        }
        double by = optimism.require();
        return by == 0
                ? "is the honest one"
                : "is " + Console.number(Math.abs(by)) + (by > 0 ? " better" : " worse") + " than the honest one";
    }

    /** The honest scores, a line for each metric. */
    static List<List<String>> summaries(NestedCrossValidation nested) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("mean over outer folds", "training", "honest", "95 % interval"));
        for (CrossValidation.Summary s : nested.honest().summaries()) {
            rows.add(List.of(
                    s.metric().name(),
                    Results.text(s.training()),
                    Results.text(s.validation()),
                    Results.text(s.lower()) + " to " + Results.text(s.upper())));
        }
        return rows;
    }
}
