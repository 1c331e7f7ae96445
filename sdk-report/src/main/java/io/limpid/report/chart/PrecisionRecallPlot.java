package io.limpid.report.chart;

import io.limpid.core.metric.PrecisionRecallCurve;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Draws precision against recall in steps, with the precision of guessing, and where there are folds a band from the
 * lowest to the highest of their curves.
 *
 * <p>Between two points there is no threshold whose precision were between theirs: steps are drawn, and the area under
 * them is the average precision. The band is what happened, place by place, and no confidence interval. Of very many
 * points the picture keeps those that can be seen, the table about 50. Equal curves give equal markup. Immutable.
 */
public final class PrecisionRecallPlot implements Chart {

    private final PrecisionRecallCurve curve;
    private final List<PrecisionRecallCurve> folds;
    private final Optional<String> positive;
    private final Language language;

    private PrecisionRecallPlot(
            PrecisionRecallCurve curve,
            List<PrecisionRecallCurve> folds,
            Optional<String> positive,
            Language language) {
        this.curve = curve;
        this.folds = folds;
        this.positive = positive;
        this.language = language;
    }

    /** The curve alone, in English. */
    public static PrecisionRecallPlot of(PrecisionRecallCurve curve) {
        Objects.requireNonNull(curve, "curve");
        return new PrecisionRecallPlot(curve, List.of(), Optional.empty(), Language.ENGLISH);
    }

    /**
     * The same with a band over these folds' curves.
     *
     * @throws IllegalArgumentException when fewer than two
     */
    public PrecisionRecallPlot withFolds(List<PrecisionRecallCurve> curves) {
        return new PrecisionRecallPlot(curve, RateCurve.requireFolds(curves), positive, language);
    }

    /** The same, saying which class is the positive one. */
    public PrecisionRecallPlot withPositive(String name) {
        return new PrecisionRecallPlot(curve, folds, Optional.of(name), language);
    }

    /** The same in another language. */
    public PrecisionRecallPlot withLanguage(Language other) {
        return new PrecisionRecallPlot(curve, folds, positive, Objects.requireNonNull(other, "language"));
    }

    @Override
    public String svg() {
        double chance = chance();
        String lead = Phrase.AVERAGE_PRECISION.in(language, Figures.three(area()));
        List<String> notes = new ArrayList<>(List.of(Phrase.CHANCE_SHARE.in(language, Figures.number(chance))));
        if (!folds.isEmpty()) {
            notes.add(Phrase.FOLD_BAND.in(language, folds.size()));
        }
        List<String> told = new ArrayList<>(List.of(lead, notes.get(0)));
        for (double recall : new double[] {0.5, 0.9}) {
            int at = 0;
            while (curve.recall(at) < recall) {
                at++;
            }
            told.add(Phrase.PR_POINT.in(language, Digits.two(curve.recall(at)), Digits.two(curve.precision(at))));
        }
        Picture picture = new Picture(
                "recall",
                title(),
                language.sentences(told),
                List.of(BarFigure.Lead.plain(lead)),
                List.of(language.sentences(notes)));
        return new RateCurve(
                        picture,
                        steps(curve),
                        List.of(new double[] {0, chance}, new double[] {1, chance}),
                        folds.stream().map(PrecisionRecallPlot::steps).toList(),
                        Phrase.RECALL.in(language),
                        Phrase.PRECISION.in(language),
                        language)
                .svg();
    }

    private String title() {
        return positive.map(name -> Phrase.PR_TITLE_OF.in(language, Ranking.brief(name)))
                .orElseGet(() -> Phrase.PR_TITLE.in(language));
    }

    /** Everything is called positive at the last point: its precision is the share of positive rows. */
    private double chance() {
        return curve.precision(curve.size() - 1);
    }

    private double area() {
        double sum = 0;
        for (int i = 0; i < curve.size(); i++) {
            sum += (curve.recall(i) - (i == 0 ? 0 : curve.recall(i - 1))) * curve.precision(i);
        }
        return sum;
    }

    /** Points with recalls above the one before, each level from there. */
    private static List<double[]> steps(PrecisionRecallCurve curve) {
        List<double[]> points = new ArrayList<>();
        double before = 0;
        for (int i = 0; i < curve.size(); i++) {
            if (curve.recall(i) > before) {
                points.add(new double[] {before, curve.precision(i)});
                points.add(new double[] {curve.recall(i), curve.precision(i)});
                before = curve.recall(i);
            }
        }
        return points;
    }

    @Override
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        List<Integer> chosen = RateCurve.rows(curve.size());
        for (int i : chosen) {
            rows.add(List.of(
                    Digits.six(curve.threshold(i)), Digits.six(curve.precision(i)), Digits.six(curve.recall(i))));
        }
        return new NumberTable(
                        title() + language.choose(". ", "。") + RateCurve.caption(language, chosen.size(), curve.size()),
                        List.of(
                                Phrase.THRESHOLD.in(language),
                                Phrase.PRECISION_NAME.in(language),
                                Phrase.RECALL_NAME.in(language)),
                        rows)
                .html();
    }
}
