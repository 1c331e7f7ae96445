package io.limpid.demo.view;

import io.limpid.core.model.TrainingRound;
import io.limpid.explain.Attribution;
import io.limpid.explain.Importance;
import io.limpid.explain.LocalSurrogate;
import io.limpid.report.chart.Chart;
import io.limpid.report.chart.ImportanceBars;
import io.limpid.report.chart.SurrogateBars;
import io.limpid.report.chart.TrainingCurve;
import io.limpid.report.chart.Waterfall;
import java.util.List;

/**
 * One picture with what must be known to read it. The picture itself says what is explained, by which method and seed.
 *
 * @param id its name in the page
 * @param title what it shows
 * @param reading how to read it, in one or two sentences
 * @param svg the picture
 * @param table its numbers
 */
public record Panel(String id, String title, String reading, String svg, String table) {

    /** Shapley values of one row. */
    public static Panel of(Attribution explanation) {
        return panel(
                "shapley",
                "Shapley values",
                "What each column's value adds to, or takes from, the base value: the mean "
                        + explanation.output().text()
                        + " over the background rows. All bars together lead to this row's prediction.",
                Waterfall.of(explanation));
    }

    /** LIME's coefficients near one row. */
    public static Panel of(LocalSurrogate explanation) {
        return panel(
                "lime",
                "LIME",
                "The coefficients of a simple linear model that imitates this one near the row. They are no shares of"
                        + " the prediction, and hold only as far as R² is near 1.",
                SurrogateBars.of(explanation));
    }

    /** Permutation importance of a model. */
    public static Panel of(Importance importance) {
        return panel(
                "importance",
                "Which columns the model leans on",
                "How much worse the model does on the test rows when the values of one column are shuffled among them.",
                ImportanceBars.of(importance));
    }

    /** How a model's training went, its rounds called so. */
    public static Panel of(List<TrainingRound> history, String round) {
        return panel(
                "training",
                "How its training went",
                "The loss in every " + round + ": what the training lowers."
                        + (history.stream().anyMatch(r -> r.validation().isPresent())
                                ? " Where the line of other rows rises again while that of the training rows falls,"
                                        + " the model learns its rows by heart."
                                : ""),
                TrainingCurve.of(history).withRoundsCalled(round));
    }

    private static Panel panel(String id, String title, String reading, Chart chart) {
        return new Panel(id, title, reading, chart.svg(), chart.table());
    }
}
