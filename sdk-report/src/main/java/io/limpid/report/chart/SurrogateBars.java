package io.limpid.report.chart;

import io.limpid.explain.LocalSurrogate;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Draws a local surrogate's coefficients as bars from zero, the largest first, labelled with their conditions, under
 * the surrogate's own prediction beside the model's.
 *
 * <p>Below an R² of {@value #POOR} the picture warns that the imitation is poor: R² is {@code 1 - unexplained / total}
 * variance among the weighted perturbed rows, so below one half the surrogate misses more of what the model does nearby
 * than it captures, and its bars describe the smaller part. Columns the surrogate left out are counted, not drawn; the
 * smaller bars beyond {@link #withTop} are counted too, never summed, since coefficients are not shares of the
 * prediction. Equal explanations give equal markup. Immutable.
 *
 * @see <a href="https://arxiv.org/abs/2006.05714">Visani, Bagli and Chesani (2020), on R² as the measure of how far a
 *     LIME surrogate adheres to the model</a>
 */
public final class SurrogateBars implements Chart {

    /** The R² below which more variance is missed than captured. */
    static final double POOR = 0.5;

    private static final int TOP = 12;

    private final LocalSurrogate explanation;
    private final int top;

    private SurrogateBars(LocalSurrogate explanation, int top) {
        this.explanation = explanation;
        this.top = top;
    }

    /**
     * The twelve largest bars.
     *
     * @throws IllegalArgumentException when a number is not finite; the message names it
     */
    public static SurrogateBars of(LocalSurrogate explanation) {
        Objects.requireNonNull(explanation, "explanation");
        BarFigure.require("intercept", explanation.intercept());
        BarFigure.require("localPrediction", explanation.localPrediction());
        BarFigure.require("prediction", explanation.prediction());
        BarFigure.require("rSquared", explanation.rSquared());
        BarFigure.require("effectiveSamples", explanation.effectiveSamples());
        for (LocalSurrogate.Feature feature : explanation.features()) {
            BarFigure.require("coefficient of \"" + feature.name() + "\"", feature.coefficient());
        }
        return new SurrogateBars(explanation, TOP);
    }

    /**
     * This many bars.
     *
     * @throws IllegalArgumentException when less than 1
     */
    public SurrogateBars withTop(int bars) {
        return new SurrogateBars(explanation, Ranking.requireTop(bars));
    }

    @Override
    public String svg() {
        List<LocalSurrogate.Feature> used = used();
        Digits digits = digits(used);
        List<BarFigure.Row> rows = new ArrayList<>();
        for (LocalSurrogate.Feature feature : used.subList(0, Math.min(top, used.size()))) {
            String number = digits.signed(feature.coefficient());
            rows.add(new BarFigure.Row(
                    feature.condition(),
                    "",
                    feature.condition() + ": " + number,
                    0,
                    feature.coefficient(),
                    0,
                    number,
                    BarFigure.Mark.BAR));
        }
        List<BarFigure.Lead> lead = new ArrayList<>();
        lead.add(BarFigure.Lead.plain(predictions(digits)));
        if (poor()) {
            lead.add(BarFigure.Lead.warning(warning()));
        }
        String output = explanation.output().text();
        return new BarFigure(
                        "surrogate",
                        "Linear imitation of the " + output + " near this row",
                        description(used, digits),
                        lead,
                        rows,
                        "change of the " + output,
                        BarFigure.Links.FROM_ZERO,
                        List.of(drawn(used), provenance()))
                .svg();
    }

    @Override
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        for (LocalSurrogate.Feature feature : ranked()) {
            rows.add(List.of(feature.name(), feature.condition(), Digits.six(feature.coefficient())));
        }
        rows.add(List.of("intercept", "", Digits.six(explanation.intercept())));
        rows.add(List.of("local prediction", "", Digits.six(explanation.localPrediction())));
        rows.add(List.of("model's prediction", "", Digits.six(explanation.prediction())));
        String output = explanation.output().text();
        return new NumberTable(
                        "Coefficients of a linear imitation of the " + output + " near this row; 0 means left out. "
                                + provenance() + (poor() ? " " + warning() : ""),
                        List.of("column", "condition", "coefficient"),
                        rows)
                .html();
    }

    private List<LocalSurrogate.Feature> ranked() {
        return Ranking.of(explanation.features(), LocalSurrogate.Feature::coefficient);
    }

    private List<LocalSurrogate.Feature> used() {
        return ranked().stream().filter(f -> f.coefficient() != 0).toList();
    }

    private Digits digits(List<LocalSurrogate.Feature> used) {
        double largest = Math.max(Math.abs(explanation.localPrediction()), Math.abs(explanation.prediction()));
        double span = used.isEmpty() ? largest : Math.abs(used.get(0).coefficient());
        return Digits.of(span == 0 ? 1 : span, Math.max(largest, span));
    }

    private boolean poor() {
        return explanation.rSquared() < POOR;
    }

    private String predictions(Digits digits) {
        return "The imitation predicts " + digits.plain(explanation.localPrediction()) + ", the model "
                + digits.plain(explanation.prediction()) + ".";
    }

    private String warning() {
        return "Poor imitation: R² " + Digits.two(explanation.rSquared())
                + " is below 0.5, so it misses more of what the model does nearby than it captures.";
    }

    private String drawn(List<LocalSurrogate.Feature> used) {
        int columns = explanation.features().size();
        int drawn = Math.min(top, used.size());
        return "Drawn: " + Digits.count(drawn) + " of " + Digits.count(columns, "column")
                + (drawn < used.size() ? "; " + Digits.count(used.size() - drawn) + " smaller" : "")
                + (used.size() < columns
                        ? "; " + Digits.count(columns - used.size()) + " left out by the imitation"
                        : "")
                + ". Coefficients are not shares of the prediction.";
    }

    private String description(List<LocalSurrogate.Feature> used, Digits digits) {
        StringBuilder text = new StringBuilder("Bars of a linear model that imitates the "
                + explanation.output().text() + " near one row. " + predictions(digits));
        for (int i = 0; i < Math.min(3, used.size()); i++) {
            text.append(i == 0 ? " The largest coefficients: " : "; ")
                    .append(Ranking.brief(used.get(i).condition()))
                    .append(", ")
                    .append(digits.signed(used.get(i).coefficient()));
        }
        return text.append(used.isEmpty() ? " " : ". ")
                .append(provenance())
                .append(poor() ? " " + warning() : "")
                .toString();
    }

    private String provenance() {
        return "Method " + explanation.method() + ", estimated: R² " + Digits.two(explanation.rSquared())
                + ", intercept " + Digits.six(explanation.intercept()) + ", "
                + Digits.count(explanation.samples(), "perturbed row") + " worth "
                + Digits.count(Math.round(explanation.effectiveSamples())) + " by weight (effective samples), seed "
                + explanation.seed() + ".";
    }
}
