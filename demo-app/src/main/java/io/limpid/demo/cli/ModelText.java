package io.limpid.demo.cli;

import io.limpid.demo.study.TreeShape;
import io.limpid.models.linear.LinearSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is inside a model, as text and as JSON. */
final class ModelText {

    private ModelText() {}

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
        object.put("residualStandardError", Results.value(summary.residualStandardError()));
        object.put("rSquared", Results.value(summary.rSquared()));
        object.put("adjustedRSquared", Results.value(summary.adjustedRSquared()));
        object.put("fStatistic", Results.value(summary.fStatistic()));
        object.put("fPValue", Results.value(summary.fPValue()));
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
        object.put("standardError", Results.value(coefficient.standardError()));
        object.put("t", Results.value(coefficient.t()));
        object.put("p", Results.value(coefficient.p()));
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
}
