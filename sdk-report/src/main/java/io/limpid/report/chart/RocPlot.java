package io.limpid.report.chart;

import io.limpid.core.metric.AucEstimate;
import io.limpid.core.metric.Interval;
import io.limpid.core.metric.RocCurve;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Draws a ROC curve with the line of guessing, the area under it, and where there are folds a band from the lowest to
 * the highest of their curves.
 *
 * <p>The band is what happened, place by place, and no confidence interval; the interval of the area is told in words
 * when {@link #withArea} brings one. Of very many points the picture keeps those that can be seen, the table about 50.
 * Equal curves give equal markup. Immutable.
 *
 * <pre>{@code
 * String svg = RocPlot.of(RocCurve.of(predictions))
 *         .withArea(DeLongInterval.withDefaults().of(predictions))
 *         .withLanguage(Language.CHINESE)
 *         .svg();
 * }</pre>
 */
public final class RocPlot implements Chart {

    private final RocCurve curve;
    private final List<RocCurve> folds;
    private final Optional<AucEstimate> area;
    private final Optional<String> positive;
    private final Language language;

    private RocPlot(
            RocCurve curve,
            List<RocCurve> folds,
            Optional<AucEstimate> area,
            Optional<String> positive,
            Language language) {
        this.curve = curve;
        this.folds = folds;
        this.area = area;
        this.positive = positive;
        this.language = language;
    }

    /** The curve alone, in English. */
    public static RocPlot of(RocCurve curve) {
        Objects.requireNonNull(curve, "curve");
        return new RocPlot(curve, List.of(), Optional.empty(), Optional.empty(), Language.ENGLISH);
    }

    /**
     * The same with a band over these folds' curves.
     *
     * @throws IllegalArgumentException when fewer than two
     */
    public RocPlot withFolds(List<RocCurve> curves) {
        return new RocPlot(curve, RateCurve.requireFolds(curves), area, positive, language);
    }

    /** The same with the area and its interval from there. */
    public RocPlot withArea(AucEstimate estimate) {
        return new RocPlot(curve, folds, Optional.of(estimate), positive, language);
    }

    /** The same, saying which class is the positive one. */
    public RocPlot withPositive(String name) {
        return new RocPlot(curve, folds, area, Optional.of(name), language);
    }

    /** The same in another language. */
    public RocPlot withLanguage(Language other) {
        return new RocPlot(curve, folds, area, positive, Objects.requireNonNull(other, "language"));
    }

    @Override
    public String svg() {
        List<String> notes = new ArrayList<>(List.of(Phrase.CHANCE_AREA.in(language)));
        if (!folds.isEmpty()) {
            notes.add(Phrase.FOLD_BAND.in(language, folds.size()));
        }
        String lead = Phrase.AREA.in(language, area());
        List<String> told = new ArrayList<>(List.of(lead));
        for (double x : new double[] {0.05, 0.2}) {
            double[] ends = RateCurve.at(points(curve), x);
            told.add(Phrase.ROC_POINT.in(language, Digits.six(x), Digits.two(ends[1])));
        }
        Picture picture = new Picture(
                "roc",
                title(),
                language.sentences(told),
                List.of(BarFigure.Lead.plain(lead)),
                List.of(language.sentences(notes)));
        return new RateCurve(
                        picture,
                        points(curve.withoutCollinear()),
                        List.of(new double[] {0, 0}, new double[] {1, 1}),
                        folds.stream().map(RocPlot::points).toList(),
                        Phrase.FALSE_POSITIVES.in(language),
                        Phrase.TRUE_POSITIVES.in(language),
                        language)
                .svg();
    }

    private String title() {
        return positive.map(name -> Phrase.ROC_TITLE_OF.in(language, Ranking.brief(name)))
                .orElseGet(() -> Phrase.ROC_TITLE.in(language));
    }

    private String area() {
        double drawn = curve.area();
        if (area.isEmpty()) {
            return Figures.three(drawn);
        }
        Interval interval = area.orElseThrow().interval();
        return Figures.score(area.orElseThrow().auc(), language) + Figures.interval(interval, language);
    }

    private static List<double[]> points(RocCurve curve) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            points.add(new double[] {curve.falsePositiveRate(i), curve.truePositiveRate(i)});
        }
        return points;
    }

    @Override
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        List<Integer> chosen = RateCurve.rows(curve.size());
        for (int i : chosen) {
            double threshold = curve.threshold(i);
            boolean finite = threshold < Double.POSITIVE_INFINITY;
            rows.add(List.of(
                    finite ? Digits.six(threshold) : Phrase.NONE_CALLED.in(language),
                    Digits.six(curve.falsePositiveRate(i)),
                    Digits.six(curve.truePositiveRate(i))));
        }
        return new NumberTable(
                        title() + language.choose(". ", "。") + RateCurve.caption(language, chosen.size(), curve.size()),
                        List.of(
                                Phrase.THRESHOLD.in(language),
                                Phrase.FALSE_POSITIVE_RATE.in(language),
                                Phrase.TRUE_POSITIVE_RATE.in(language)),
                        rows)
                .html();
    }
}
