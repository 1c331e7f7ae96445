package io.limpid.report.chart;

import io.limpid.explain.Attribution;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Draws how each column's attribution leads from the base value to the prediction: one bar per column, the largest
 * first, each beginning where the one above ends, the remaining columns as one bar of their sum.
 *
 * <p>Bars and totals are on the scale of the explained output, which the axis names. Estimated values carry whiskers of
 * one standard error to each side; the sum of the remaining columns has none, because the errors of single columns do
 * not tell the error of their sum. The picture says method, evaluations, background rows and seed. Equal explanations
 * give equal markup. Immutable.
 */
public final class Waterfall implements Chart {

    private static final int TOP = 12;
    /** Two ways of summing the same attributions differ by rounding; a larger gap is worth a warning. */
    private static final double ROUNDING = 1e-9;

    private final Attribution explanation;
    private final int top;

    private Waterfall(Attribution explanation, int top) {
        this.explanation = explanation;
        this.top = top;
    }

    /**
     * The twelve largest bars.
     *
     * @throws IllegalArgumentException when a number is not finite or a standard error negative; the message names it
     */
    public static Waterfall of(Attribution explanation) {
        Objects.requireNonNull(explanation, "explanation");
        for (Attribution.Feature feature : explanation.features()) {
            BarFigure.require("attribution of \"" + feature.name() + "\"", feature.attribution());
            BarFigure.requireError("standardError of \"" + feature.name() + "\"", feature.standardError());
        }
        BarFigure.require("baseValue", explanation.baseValue());
        BarFigure.require("prediction", explanation.prediction());
        return new Waterfall(explanation, TOP);
    }

    /**
     * This many bars of single columns; when only one column would remain, it is drawn too.
     *
     * @throws IllegalArgumentException when less than 1
     */
    public Waterfall withTop(int bars) {
        return new Waterfall(explanation, Ranking.requireTop(bars));
    }

    @Override
    public String svg() {
        Digits digits = digits();
        String output = explanation.output().text();
        List<BarFigure.Lead> lead = new ArrayList<>();
        lead.add(BarFigure.Lead.plain("base value + sum over columns = prediction: "
                + digits.sum(explanation.baseValue(), sum(), explanation.prediction())));
        if (gapMatters()) {
            lead.add(BarFigure.Lead.warning("The sum misses the prediction by "
                    + Digits.six(explanation.additivityGap()) + ": do not rely on these values."));
        }
        String title = Ranking.sentence(output) + ": " + digits.plain(explanation.prediction());
        return new BarFigure(
                        "waterfall",
                        title,
                        description(digits),
                        lead,
                        rows(digits),
                        output,
                        BarFigure.Links.JOINED,
                        List.of(provenance()))
                .svg();
    }

    @Override
    public String table() {
        boolean estimated = explanation.exactness() == Attribution.Exactness.ESTIMATED;
        List<List<String>> rows = new ArrayList<>();
        rows.add(line(estimated, "base value", "", Digits.six(explanation.baseValue()), ""));
        for (Attribution.Feature feature : ranked()) {
            rows.add(line(
                    estimated,
                    feature.name(),
                    value(feature),
                    Digits.six(feature.attribution()),
                    Digits.six(feature.standardError())));
        }
        rows.add(line(estimated, "sum over columns", "", Digits.six(sum()), ""));
        rows.add(line(estimated, "prediction", "", Digits.six(explanation.prediction()), ""));
        String output = explanation.output().text();
        return new NumberTable(
                        "What each column adds to the " + output + ". " + provenance(),
                        line(estimated, "column", "value", "adds to the " + output, "standard error"),
                        rows)
                .html();
    }

    private static List<String> line(boolean estimated, String name, String value, String number, String error) {
        return estimated ? List.of(name, value, number, error) : List.of(name, value, number);
    }

    private List<Attribution.Feature> ranked() {
        return Ranking.of(explanation.features(), Attribution.Feature::attribution);
    }

    private int shown() {
        int columns = explanation.features().size();
        return columns <= top + 1 ? columns : top;
    }

    private List<BarFigure.Row> rows(Digits digits) {
        List<Attribution.Feature> ranked = ranked();
        List<BarFigure.Row> rows = new ArrayList<>();
        double at = explanation.baseValue();
        rows.add(total("base value", at, digits));
        for (Attribution.Feature feature : ranked.subList(0, shown())) {
            double to = at + feature.attribution();
            String number = digits.signed(feature.attribution());
            String tooltip = feature.name() + " = " + value(feature) + ": " + number
                    + (feature.standardError() > 0 ? ", standard error " + Digits.six(feature.standardError()) : "");
            rows.add(new BarFigure.Row(
                    feature.name(),
                    value(feature),
                    tooltip,
                    at,
                    to,
                    feature.standardError(),
                    number,
                    BarFigure.Mark.BAR));
            at = to;
        }
        List<Attribution.Feature> others = ranked.subList(shown(), ranked.size());
        if (!others.isEmpty()) {
            double rest = Ranking.sum(others, Attribution.Feature::attribution);
            String name = Digits.count(others.size()) + " other columns";
            String number = digits.signed(rest);
            rows.add(new BarFigure.Row(
                    name, "", name + " together: " + number, at, at + rest, 0, number, BarFigure.Mark.BAR));
        }
        rows.add(total("prediction", explanation.prediction(), digits));
        return rows;
    }

    private static BarFigure.Row total(String name, double value, Digits digits) {
        String number = digits.plain(value);
        return new BarFigure.Row(name, "", name + ": " + number, value, value, 0, number, BarFigure.Mark.POINT);
    }

    /** The decimals follow the span that the bars cover. */
    private Digits digits() {
        double least = Math.min(explanation.baseValue(), explanation.prediction());
        double most = Math.max(explanation.baseValue(), explanation.prediction());
        double at = explanation.baseValue();
        for (Attribution.Feature feature : ranked().subList(0, shown())) {
            at += feature.attribution();
            least = Math.min(least, at);
            most = Math.max(most, at);
        }
        return Digits.of(Axis.of(least, most, 0, 1).span(), Math.max(Math.abs(least), Math.abs(most)));
    }

    private double sum() {
        return Ranking.sum(explanation.features(), Attribution.Feature::attribution);
    }

    private boolean gapMatters() {
        double size = Math.max(1, Math.max(Math.abs(explanation.baseValue()), Math.abs(explanation.prediction())));
        return !(Math.abs(explanation.additivityGap()) <= ROUNDING * size);
    }

    private String description(Digits digits) {
        StringBuilder text = new StringBuilder("Waterfall of the "
                + explanation.output().text()
                + " for one row. It begins at the base value " + digits.plain(explanation.baseValue())
                + ", the mean over the background rows; "
                + Digits.count(explanation.features().size(), "column") + " together add " + digits.signed(sum())
                + "; the prediction is " + digits.plain(explanation.prediction()) + ".");
        List<Attribution.Feature> ranked = ranked();
        for (int i = 0; i < Math.min(3, ranked.size()); i++) {
            Attribution.Feature feature = ranked.get(i);
            text.append(i == 0 ? " The largest parts: " : "; ")
                    .append(Ranking.brief(feature.name()))
                    .append(" = ")
                    .append(Ranking.brief(value(feature)))
                    .append(", ")
                    .append(digits.signed(feature.attribution()));
        }
        return text.append(ranked.isEmpty() ? " " : ". ").append(provenance()).toString();
    }

    private String provenance() {
        String values = explanation.exactness() == Attribution.Exactness.EXACT
                ? "Exact Shapley values (method " + explanation.method() + "): "
                : "Estimated Shapley values (method " + explanation.method()
                        + "), whiskers one standard error each way: ";
        return values + Digits.count(explanation.evaluations(), "evaluation") + ", "
                + Digits.count(explanation.backgroundRows(), "background row") + ", seed " + explanation.seed() + ".";
    }

    private static String value(Attribution.Feature feature) {
        return feature.value().isEmpty() ? "(missing)" : feature.value();
    }
}
