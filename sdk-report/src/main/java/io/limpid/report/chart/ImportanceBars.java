package io.limpid.report.chart;

import io.limpid.core.metric.Metric;
import io.limpid.explain.Importance;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Draws how much worse a model's score becomes without each column, as bars from zero, the largest first, with whiskers
 * of one standard deviation over the repeats to each side.
 *
 * <p>A bar points right when the score becomes worse, whichever direction of the metric is better. Importances do not
 * add up, so the columns beyond {@link #withTop} are counted, not summed. One repeat gives no whiskers, and the picture
 * says so. Equal explanations give equal markup. Immutable.
 */
public final class ImportanceBars implements Chart {

    private static final int TOP = 12;

    private final Importance explanation;
    private final int top;

    private ImportanceBars(Importance explanation, int top) {
        this.explanation = explanation;
        this.top = top;
    }

    /**
     * The twelve largest bars.
     *
     * @throws IllegalArgumentException when a number is not finite or a deviation negative; the message names it
     */
    public static ImportanceBars of(Importance explanation) {
        Objects.requireNonNull(explanation, "explanation");
        BarFigure.require("baseline", explanation.baseline());
        for (Importance.Feature feature : explanation.features()) {
            BarFigure.require("importance of \"" + feature.name() + "\"", feature.mean());
            BarFigure.requireError("standardDeviation of \"" + feature.name() + "\"", feature.standardDeviation());
        }
        return new ImportanceBars(explanation, TOP);
    }

    /**
     * This many bars.
     *
     * @throws IllegalArgumentException when less than 1
     */
    public ImportanceBars withTop(int bars) {
        return new ImportanceBars(explanation, Ranking.requireTop(bars));
    }

    @Override
    public String svg() {
        List<Importance.Feature> ranked = ranked();
        Digits digits = digits(ranked);
        List<BarFigure.Row> rows = new ArrayList<>();
        int drawn = Math.min(top, ranked.size());
        for (Importance.Feature feature : ranked.subList(0, drawn)) {
            String number = digits.signed(feature.mean());
            String tooltip = feature.name() + ": " + number
                    + (explanation.repeats() > 1
                            ? ", standard deviation " + Digits.six(feature.standardDeviation())
                            : "");
            rows.add(new BarFigure.Row(
                    feature.name(),
                    "",
                    tooltip,
                    0,
                    feature.mean(),
                    feature.standardDeviation(),
                    number,
                    BarFigure.Mark.BAR));
        }
        String notShown = drawn < ranked.size()
                ? "Drawn: " + Digits.count(drawn) + " of " + Digits.count(ranked.size(), "column") + ". "
                : "";
        return new BarFigure(
                        "importance",
                        "Importance of each column for the " + metric(),
                        description(ranked, digits),
                        List.of(BarFigure.Lead.plain("How much the " + metric() + " " + worsens()
                                + " when one column is permuted. Intact it is " + Digits.six(explanation.baseline())
                                + ".")),
                        rows,
                        change(),
                        BarFigure.Links.FROM_ZERO,
                        List.of(notShown + provenance()))
                .svg();
    }

    @Override
    public String table() {
        boolean repeated = explanation.repeats() > 1;
        List<List<String>> rows = new ArrayList<>();
        for (Importance.Feature feature : ranked()) {
            rows.add(
                    repeated
                            ? List.of(
                                    feature.name(), Digits.six(feature.mean()), Digits.six(feature.standardDeviation()))
                            : List.of(feature.name(), Digits.six(feature.mean())));
        }
        return new NumberTable(
                        Ranking.sentence(change()) + " when one column is permuted; intact the " + metric() + " is "
                                + Digits.six(explanation.baseline()) + ". " + provenance(),
                        repeated ? List.of("column", change(), "standard deviation") : List.of("column", change()),
                        rows)
                .html();
    }

    private List<Importance.Feature> ranked() {
        return Ranking.of(explanation.features(), Importance.Feature::mean);
    }

    private static Digits digits(List<Importance.Feature> ranked) {
        double largest = ranked.isEmpty() ? 0 : Math.abs(ranked.get(0).mean());
        return Digits.of(largest == 0 ? 1 : largest, largest);
    }

    private String metric() {
        return explanation.metric().name();
    }

    private boolean higherIsBetter() {
        return explanation.metric().direction() == Metric.Direction.HIGHER_IS_BETTER;
    }

    private String worsens() {
        return higherIsBetter() ? "falls" : "rises";
    }

    private String change() {
        return (higherIsBetter() ? "fall" : "rise") + " of the " + metric();
    }

    private String description(List<Importance.Feature> ranked, Digits digits) {
        StringBuilder text = new StringBuilder("Bars of how much the " + metric() + " " + worsens()
                + " when one column is permuted; intact it is " + Digits.six(explanation.baseline()) + ".");
        for (int i = 0; i < Math.min(3, ranked.size()); i++) {
            text.append(i == 0 ? " The largest: " : "; ")
                    .append(Ranking.brief(ranked.get(i).name()))
                    .append(", ")
                    .append(digits.signed(ranked.get(i).mean()));
        }
        return text.append(ranked.isEmpty() ? " " : ". ").append(provenance()).toString();
    }

    private String provenance() {
        return Ranking.sentence(explanation.method()) + " importance, "
                + Digits.count(explanation.repeats(), "repeat") + ", seed " + explanation.seed()
                + (explanation.repeats() > 1
                        ? "; whiskers: one standard deviation over the repeats to each side."
                        : "; one repeat tells no spread.");
    }
}
