package io.limpid.demo.view;

import io.limpid.explain.Attribution;
import io.limpid.explain.Importance;
import io.limpid.explain.LocalSurrogate;
import io.limpid.report.chart.Chart;
import io.limpid.report.chart.ImportanceBars;
import io.limpid.report.chart.SurrogateBars;
import io.limpid.report.chart.Waterfall;
import java.util.List;
import java.util.Locale;

/**
 * One picture with what must be known to read it.
 *
 * @param id its name in the page
 * @param title what it shows
 * @param reading how to read it, in one or two sentences
 * @param svg the picture
 * @param table its numbers
 * @param facts how it was made, each a name and a value
 */
public record Panel(String id, String title, String reading, String svg, String table, List<Fact> facts) {

    /** Shapley values of one row. */
    public static Panel of(Attribution explanation) {
        double sum = explanation.prediction() - explanation.baseValue() - explanation.additivityGap();
        String reading = String.format(
                Locale.ROOT,
                "Base value %s (the mean over the background) %s the sum of all bars %s gives the %s: %s.",
                Numbers.score(explanation.baseValue()),
                sum < 0 ? "minus" : "plus",
                Numbers.score(Math.abs(sum)),
                explanation.output().text(),
                Numbers.score(explanation.prediction()));
        boolean exact = explanation.exactness() == Attribution.Exactness.EXACT;
        return panel(
                "shapley",
                "Shapley values per column",
                reading,
                Waterfall.of(explanation),
                List.of(
                        new Fact("Explained", explanation.output().text()),
                        new Fact("Method", explanation.method() + (exact ? ", exact" : ", estimated")),
                        new Fact("Background", Numbers.count(explanation.backgroundRows()) + " rows"),
                        new Fact("Evaluations", Numbers.count(explanation.evaluations())),
                        new Fact("Seed", Long.toString(explanation.seed()))));
    }

    /** LIME's coefficients near one row. */
    public static Panel of(LocalSurrogate explanation) {
        String reading = String.format(
                Locale.ROOT,
                "A linear model that imitates this one near the row. It says %s here, the model %s, and it explains"
                        + " %s of the model's variation nearby; its bars are no shares of the prediction.",
                Numbers.score(explanation.localPrediction()),
                Numbers.score(explanation.prediction()),
                Numbers.percent(explanation.rSquared()));
        return panel(
                "lime",
                "LIME, for comparison",
                reading,
                SurrogateBars.of(explanation),
                List.of(
                        new Fact("Explained", explanation.output().text()),
                        new Fact("Method", explanation.method()),
                        new Fact("Samples", Numbers.count(explanation.samples())),
                        new Fact("Effective samples", Numbers.count(Math.round(explanation.effectiveSamples()))),
                        new Fact("Seed", Long.toString(explanation.seed()))));
    }

    /** Permutation importance of a model. */
    public static Panel of(Importance importance) {
        String reading = String.format(
                Locale.ROOT,
                "How much worse the %s gets when a column's values are shuffled among the test rows. It is %s with every"
                        + " column intact.",
                importance.metric().name(),
                Numbers.score(importance.baseline()));
        return panel(
                "importance",
                "Which columns the model leans on",
                reading,
                ImportanceBars.of(importance),
                List.of(
                        new Fact("Method", importance.method()),
                        new Fact("Metric", importance.metric().name()),
                        new Fact("Repeats", Integer.toString(importance.repeats())),
                        new Fact("Seed", Long.toString(importance.seed()))));
    }

    private static Panel panel(String id, String title, String reading, Chart chart, List<Fact> facts) {
        return new Panel(id, title, reading, chart.svg(), chart.table(), facts);
    }
}
