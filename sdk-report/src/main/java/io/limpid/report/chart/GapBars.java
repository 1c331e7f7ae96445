package io.limpid.report.chart;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.report.markup.Markup;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Draws the mean training and validation score of each metric as two bars from zero, the validation one with the 95 %
 * interval of its mean, and says how far they are apart.
 *
 * <p>Each metric has an axis of its own: the whole range of those that have one, else as far as its scores reach. A
 * score without value says why. Equal results give equal markup. Immutable.
 */
public final class GapBars implements Chart {

    private static final double ROW = 22;
    private static final double BAR = 13;
    private static final double AXIS = 20;
    private static final double BETWEEN = 12;
    private static final double MOST_NUMBERS = 170;

    private final CrossValidation result;
    private final Language language;

    private GapBars(CrossValidation result, Language language) {
        this.result = result;
        this.language = language;
    }

    /**
     * All metrics of this result, in English.
     *
     * @throws IllegalArgumentException when a score cannot be drawn; the message names it
     */
    public static GapBars of(CrossValidation result) {
        for (CrossValidation.Summary one : result.summaries()) {
            for (Score score : List.of(one.training(), one.validation(), one.gap(), one.lower(), one.upper())) {
                score.value().ifPresent(value -> BarFigure.require(one.metric().name(), value));
            }
        }
        return new GapBars(result, Language.ENGLISH);
    }

    /** The same in another language. */
    public GapBars withLanguage(Language other) {
        return new GapBars(result, Objects.requireNonNull(other, "language"));
    }

    @Override
    public String svg() {
        List<CrossValidation.Summary> summaries = result.summaries();
        List<String> told = new ArrayList<>();
        for (CrossValidation.Summary one : summaries) {
            told.add(Phrase.GAP_SCORES.in(
                    language, name(one), text(one.training()), text(one.validation()) + interval(one)));
        }
        boolean whiskers = summaries.stream().anyMatch(one -> !interval(one).isEmpty());
        Picture picture = new Picture(
                "gap",
                Phrase.GAP_TITLE.in(language),
                language.sentences(told),
                List.of(BarFigure.Lead.plain(Phrase.GAP_LEAD.in(
                        language, Figures.folds(result.folds().size(), language)))),
                whiskers ? List.of(Phrase.WHISKERS.in(language)) : List.of());
        Markup body = new Markup();
        picture.head(body);
        double y = picture.headEnd() + 8;
        for (CrossValidation.Summary one : summaries) {
            y = metric(body, one, y) + BETWEEN;
        }
        return picture.svg(body, y - BETWEEN + 4);
    }

    /** Draws one metric from there on, and says where it ends. */
    private double metric(Markup body, CrossValidation.Summary one, double top) {
        double y = top + Picture.SIZE;
        String gap = Phrase.GAP_OF.in(language, text(one.gap()));
        String more = direction(one.metric()) + (one.gap().value().isPresent() ? " · " + gap : "");
        double room = Picture.WIDTH - 2 * Picture.EDGE - Lettering.width(more, Picture.SMALL) - 12;
        String name = Lettering.fit(name(one), Picture.SIZE * 1.08, room);
        body.text("text", name, BarFigure.with("limpid-text", Picture.EDGE, y, "font-weight", "bold"))
                .line();
        Object[] right = BarFigure.with(
                "limpid-muted", Picture.WIDTH - Picture.EDGE, y, "text-anchor", "end", "font-size", Picture.SMALL);
        body.text("text", more, right).line();
        return bars(body, one, y + 6);
    }

    private double bars(Markup body, CrossValidation.Summary one, double top) {
        String validation = text(one.validation()) + interval(one);
        double numbers = Math.min(
                MOST_NUMBERS,
                Math.max(
                        Lettering.width(text(one.training()), Picture.SMALL),
                        Lettering.width(validation, Picture.SMALL)));
        double names = Math.max(width(Phrase.TRAINING), width(Phrase.VALIDATION));
        double right = Picture.WIDTH - Picture.EDGE - numbers - 8;
        Axis axis = axis(one, Picture.EDGE + names + 8, right - 6);
        boolean drawn =
                one.training().value().isPresent() || one.validation().value().isPresent();
        double bottom = top + 2 * ROW;
        if (drawn) {
            grid(body, axis, top, bottom);
        }
        row(body, axis, one.training(), Phrase.TRAINING, top + ROW / 2);
        row(body, axis, one.validation(), Phrase.VALIDATION, top + 1.5 * ROW);
        whisker(body, axis, one, top + 1.5 * ROW);
        number(body, text(one.training()), right + 8, top + ROW / 2, numbers);
        number(body, validation, right + 8, top + 1.5 * ROW, numbers);
        return reasons(body, one, drawn ? bottom + AXIS : bottom);
    }

    private double width(Phrase phrase) {
        return Lettering.width(phrase.in(language), Picture.SIZE);
    }

    private void row(Markup body, Axis axis, Score score, Phrase side, double middle) {
        body.text("text", side.in(language), BarFigure.with("limpid-text", Picture.EDGE, middle + 4))
                .line();
        if (score.value().isEmpty()) {
            return;
        }
        boolean training = side == Phrase.TRAINING;
        double zero = axis.x(0);
        double end = axis.x(score.require());
        // A bar too short to see still shows where it is.
        double to = Math.abs(end - zero) < 1 ? zero + 1 : end;
        String colour = training ? ChartStyle.POSITIVE : ChartStyle.NEGATIVE;
        body.empty(
                        "path",
                        "class",
                        training ? "limpid-positive" : "limpid-negative",
                        "d",
                        Outline.box(zero, middle - BAR / 2, to, middle + BAR / 2),
                        "fill",
                        colour,
                        "fill-opacity",
                        training ? "1" : "0.25",
                        "stroke",
                        colour,
                        "stroke-width",
                        1.5)
                .line();
    }

    private void whisker(Markup body, Axis axis, CrossValidation.Summary one, double middle) {
        if (interval(one).isEmpty()) {
            return;
        }
        double low = axis.x(one.lower().require());
        double high = axis.x(one.upper().require());
        String path = Outline.segment(low, middle, high, middle)
                + Outline.segment(low, middle - 4, low, middle + 4)
                + Outline.segment(high, middle - 4, high, middle + 4);
        Plot.stroke(body, new Ink("limpid-halo", ChartStyle.SURFACE, "none", 3.5, "1"), path);
        Plot.stroke(body, Ink.WHISKER, path);
    }

    private static void number(Markup body, String text, double x, double middle, double room) {
        String fitted = Lettering.fit(text, Picture.SMALL, room + 0.01);
        body.text("text", fitted, BarFigure.with("limpid-text", x, middle + 4, "font-size", Picture.SMALL))
                .line();
    }

    /** Why there is no score or no interval, each reason once. */
    private double reasons(Markup body, CrossValidation.Summary one, double top) {
        double y = top;
        Set<String> reasons = new LinkedHashSet<>();
        for (Score score : List.of(one.training(), one.validation(), one.lower())) {
            if (score instanceof Score.Undefined none) {
                reasons.add(none.reason());
            }
        }
        for (String reason : reasons) {
            String said = (one.validation().value().isPresent()
                                    && one.training().value().isPresent()
                            ? Phrase.NO_INTERVAL_BECAUSE
                            : Phrase.NO_VALUE_BECAUSE)
                    .in(language, reason);
            for (String line : Lettering.wrap(said, Picture.SMALL, Picture.WIDTH - 2 * Picture.EDGE)) {
                y += Picture.SMALL + 4;
                Object[] place = BarFigure.with("limpid-muted", Picture.EDGE, y - 3, "font-size", Picture.SMALL);
                body.text("text", line, place).line();
            }
        }
        return y;
    }

    private void grid(Markup body, Axis axis, double top, double bottom) {
        body.open("g", "font-size", Picture.SMALL, "text-anchor", "middle").line();
        for (Axis.Tick tick : axis.ticks(Picture.SMALL)) {
            double x = axis.x(tick.value());
            boolean zero = tick.value() == 0;
            Object[] line = {
                "class",
                zero ? "limpid-zero" : "limpid-grid",
                "x1",
                x,
                "y1",
                top,
                "x2",
                x,
                "y2",
                bottom + 3,
                "stroke",
                zero ? "currentColor" : ChartStyle.GRID
            };
            body.empty("line", line).line();
            body.text("text", tick.text(), BarFigure.with("limpid-muted", x, bottom + 14))
                    .line();
        }
        body.close().line();
    }

    private static Axis axis(CrossValidation.Summary one, double left, double right) {
        double least = 0;
        double most = 0;
        for (Score score : List.of(one.training(), one.validation(), one.lower(), one.upper())) {
            least = Math.min(least, score.value().orElse(0));
            most = Math.max(most, score.value().orElse(0));
        }
        Metric.Range range = one.metric().range();
        boolean bounded = range.most() < Double.POSITIVE_INFINITY;
        return Axis.of(least, bounded ? Math.max(most, range.most()) : most, left, right);
    }

    private String interval(CrossValidation.Summary one) {
        boolean known = one.validation().value().isPresent()
                && one.lower().value().isPresent()
                && one.upper().value().isPresent();
        if (!known) {
            return "";
        }
        String[] ends = Figures.ends(
                one.validation().require(), one.lower().require(), one.upper().require());
        return " " + Phrase.BRACKETS.in(language, ends[0], ends[1]);
    }

    private String text(Score score) {
        return score.value().isPresent() ? Figures.number(score.require()) : Phrase.NO_VALUE.in(language);
    }

    private String name(CrossValidation.Summary one) {
        return MetricName.of(one.metric(), language);
    }

    private String direction(Metric metric) {
        return (metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? Phrase.HIGHER : Phrase.LOWER).in(language);
    }

    @Override
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        for (CrossValidation.Summary one : result.summaries()) {
            rows.add(List.of(
                    name(one),
                    Figures.cell(one.training(), language),
                    Figures.cell(one.validation(), language),
                    Figures.cell(one.gap(), language),
                    Figures.cell(one.lower(), language),
                    Figures.cell(one.upper(), language),
                    Figures.cell(one.standardDeviation(), language)));
        }
        return new NumberTable(
                        Phrase.GAP_TABLE.in(language),
                        List.of(
                                Phrase.METRIC.in(language),
                                Phrase.TRAINING.in(language),
                                Phrase.VALIDATION.in(language),
                                Phrase.GAP.in(language),
                                Phrase.LOW.in(language),
                                Phrase.HIGH.in(language),
                                Phrase.DEVIATION.in(language)),
                        rows)
                .html();
    }
}
