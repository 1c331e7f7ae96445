package io.limpid.report.chart;

import io.limpid.core.metric.CalibrationCurve;
import io.limpid.report.markup.Markup;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Draws how often what was predicted with some probability came true, bin by bin with intervals, against the line where
 * both are equal, and under it how many rows each bin has.
 *
 * <p>Up to 200 bins. A curve without bins gives a picture that says so. Equal curves give equal markup. Immutable.
 */
public final class CalibrationPlot implements Chart {

    private static final int MOST_BINS = 200;
    private static final int MOST_WHISKERS = 60;
    private static final double HEIGHT = 260;
    private static final double STRIP = 40;
    private static final double NUMBER = 15;

    private final CalibrationCurve curve;
    private final Optional<String> positive;
    private final Language language;

    private CalibrationPlot(CalibrationCurve curve, Optional<String> positive, Language language) {
        this.curve = curve;
        this.positive = positive;
        this.language = language;
    }

    /**
     * These bins, in English.
     *
     * @throws IllegalArgumentException when there are more than 200, or a number of one cannot be drawn
     */
    public static CalibrationPlot of(CalibrationCurve curve) {
        List<CalibrationCurve.Bin> bins = curve.bins();
        if (bins.size() > MOST_BINS) {
            throw new IllegalArgumentException("bins: expected at most " + MOST_BINS + " to draw, got " + bins.size());
        }
        for (int b = 0; b < bins.size(); b++) {
            CalibrationCurve.Bin bin = bins.get(b);
            String name = " of bin " + (b + 1);
            requireShare("lower" + name, bin.lower());
            requireShare("upper" + name, bin.upper());
            requireShare("meanPredicted" + name, bin.meanPredicted());
            requireShare("observedShare" + name, bin.observedShare());
            requireShare("shareLow" + name, bin.shareLow());
            requireShare("shareHigh" + name, bin.shareHigh());
            BarFigure.requireError("weight" + name, bin.weight());
        }
        return new CalibrationPlot(curve, Optional.empty(), Language.ENGLISH);
    }

    private static void requireShare(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + ": expected a number from 0 to 1, got " + value);
        }
    }

    /** The same, saying which class is the positive one. */
    public CalibrationPlot withPositive(String name) {
        return new CalibrationPlot(curve, Optional.of(name), language);
    }

    /** The same in another language. */
    public CalibrationPlot withLanguage(Language other) {
        return new CalibrationPlot(curve, positive, Objects.requireNonNull(other, "language"));
    }

    @Override
    public String svg() {
        boolean empty = curve.bins().isEmpty();
        List<String> notes = empty
                ? List.of()
                : List.of(
                        Phrase.CALIBRATION_COUNTS.in(language),
                        drawsWhiskers() ? Phrase.CALIBRATION_WHISKERS.in(language) : "");
        Picture picture = new Picture(
                "calibration",
                title(),
                language.sentences(List.of(
                        Phrase.CALIBRATION_BINS.in(language, curve.bins().size()), verdict())),
                List.of(BarFigure.Lead.plain(verdict())),
                List.of(language.sentences(notes)));
        Markup body = new Markup();
        picture.head(body);
        if (empty) {
            return picture.svg(body, picture.headEnd());
        }
        double from = Legend.of(List.of(
                        new Legend.Entry(Phrase.BINS.in(language), Legend.Sample.DOTS, Ink.MAIN),
                        new Legend.Entry(Phrase.PERFECT.in(language), Legend.Sample.LINE, Ink.REFERENCE)))
                .draw(body, picture.headEnd() + 2);
        Plot plot = Plot.of(body, from, HEIGHT, 0, 0, 1, (l, r) -> Axis.of(0, 1, l, r))
                .grid(Phrase.PREDICTED.in(language), Phrase.OBSERVED.in(language));
        points(plot);
        return picture.svg(body, strip(body, plot) + 4);
    }

    private boolean drawsWhiskers() {
        return curve.bins().size() <= MOST_WHISKERS;
    }

    private void points(Plot plot) {
        plot.stroke(Ink.REFERENCE, Outline.segment(plot.x(0), plot.y(0), plot.x(1), plot.y(1)));
        List<double[]> means = new ArrayList<>();
        for (CalibrationCurve.Bin bin : curve.bins()) {
            means.add(plot.at(bin.meanPredicted(), bin.observedShare()));
            if (drawsWhiskers()) {
                double x = plot.x(bin.meanPredicted());
                plot.stroke(Ink.WHISKER, Outline.whisker(x, plot.y(bin.shareLow()), plot.y(bin.shareHigh()), 3));
            }
        }
        plot.line(Ink.MAIN, means);
        for (double[] mean : means) {
            plot.mark(Ink.MAIN, Plot.Fill.SOLID, Outline.dot(mean[0], mean[1], drawsWhiskers() ? 3.5 : 2));
        }
    }

    /** The bars of the bins' weights; says where they end. */
    private double strip(Markup body, Plot plot) {
        double foot = plot.bottom() + Plot.BELOW + NUMBER + STRIP;
        double most = curve.bins().stream()
                .mapToDouble(CalibrationCurve.Bin::weight)
                .max()
                .orElse(1);
        boolean numbered = curve.bins().stream()
                .allMatch(bin -> Lettering.width(Figures.rows(bin.weight()), Picture.SMALL)
                        <= plot.x(bin.upper()) - plot.x(bin.lower()));
        body.open("g", "font-size", Picture.SMALL, "text-anchor", "middle").line();
        for (CalibrationCurve.Bin bin : curve.bins()) {
            double left = plot.x(bin.lower()) + 0.75;
            double right = Math.max(left + 0.5, plot.x(bin.upper()) - 0.75);
            double top = foot - Math.max(1, most > 0 ? STRIP * (bin.weight() / most) : 0);
            body.empty(
                            "path",
                            "class",
                            "limpid-positive",
                            "d",
                            Outline.box(left, top, right, foot),
                            "fill",
                            ChartStyle.POSITIVE,
                            "fill-opacity",
                            "0.35")
                    .line();
            if (numbered) {
                body.text(
                                "text",
                                Figures.rows(bin.weight()),
                                BarFigure.with("limpid-muted", (left + right) / 2, top - 4))
                        .line();
            }
        }
        body.close().line();
        return foot;
    }

    private String title() {
        return positive.map(name -> Phrase.CALIBRATION_TITLE_OF.in(language, Ranking.brief(name)))
                .orElseGet(() -> Phrase.CALIBRATION_TITLE.in(language));
    }

    /** The bin whose interval is farthest from what was predicted. */
    private String verdict() {
        if (curve.bins().isEmpty()) {
            return Phrase.CALIBRATION_EMPTY.in(language);
        }
        Optional<CalibrationCurve.Bin> worst = Optional.empty();
        double farthest = 0;
        for (CalibrationCurve.Bin bin : curve.bins()) {
            boolean holds = bin.shareLow() <= bin.meanPredicted() && bin.meanPredicted() <= bin.shareHigh();
            double distance = holds ? 0 : Math.abs(bin.meanPredicted() - bin.observedShare());
            if (distance > farthest) {
                farthest = distance;
                worst = Optional.of(bin);
            }
        }
        return worst.map(bin -> Phrase.CALIBRATION_LARGEST.in(
                        language, Figures.three(bin.meanPredicted()), Figures.three(bin.observedShare())))
                .orElseGet(() -> Phrase.CALIBRATION_FINE.in(language));
    }

    @Override
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        for (CalibrationCurve.Bin bin : curve.bins()) {
            rows.add(List.of(
                    Phrase.RANGE.in(language, Digits.six(bin.lower()), Digits.six(bin.upper())),
                    Digits.six(bin.meanPredicted()),
                    Digits.six(bin.observedShare()),
                    Digits.six(bin.shareLow()),
                    Digits.six(bin.shareHigh()),
                    Digits.six(bin.weight())));
        }
        return new NumberTable(
                        language.sentences(List.of(
                                Phrase.CALIBRATION_TABLE.in(language), Phrase.CALIBRATION_WHISKERS.in(language))),
                        List.of(
                                Phrase.PROBABILITIES.in(language),
                                Phrase.PREDICTED.in(language),
                                Phrase.OBSERVED.in(language),
                                Phrase.LOW.in(language),
                                Phrase.HIGH.in(language),
                                Phrase.ROWS.in(language)),
                        rows)
                .html();
    }
}
