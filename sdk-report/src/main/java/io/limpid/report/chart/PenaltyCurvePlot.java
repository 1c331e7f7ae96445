package io.limpid.report.chart;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.report.markup.Markup;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Draws a cross-validated score against the penalty, the strongest on the left, with one standard error over the folds
 * to each side, the number of coefficients that are not 0 along the upper edge, and the two suggested penalties.
 *
 * <p>A lambda without a score leaves a gap, and the first reason is told. Equal input gives equal markup. Immutable.
 */
public final class PenaltyCurvePlot implements Chart {

    private static final double HEIGHT = 220;
    private static final double COUNTS = 18;
    private static final int MOST_WHISKERS = 120;

    /**
     * What is known of one lambda.
     *
     * @param lambda the penalty
     * @param mean the mean score over the folds
     * @param standardError of that mean
     * @param nonzeros how many coefficients are not 0, on average; empty when the model has none
     */
    public record Point(double lambda, Score mean, Score standardError, OptionalDouble nonzeros) {
        /** Checks that the numbers can be drawn. */
        public Point {
            Objects.requireNonNull(mean, "mean");
            Objects.requireNonNull(standardError, "standardError");
            mean.value().ifPresent(v -> BarFigure.require("mean at lambda " + lambda, v));
            standardError.value().ifPresent(v -> BarFigure.requireError("standardError at lambda " + lambda, v));
            nonzeros.ifPresent(v -> BarFigure.requireError("nonzeros at lambda " + lambda, v));
        }
    }

    private final Metric metric;
    private final List<Point> points;
    private final double[] lambdas;
    private final Optional<LambdaMarks> marks;
    private final Language language;

    private PenaltyCurvePlot(
            Metric metric, List<Point> points, double[] lambdas, Optional<LambdaMarks> marks, Language language) {
        this.metric = metric;
        this.points = points;
        this.lambdas = lambdas;
        this.marks = marks;
        this.language = language;
    }

    /**
     * A curve, in English.
     *
     * @param metric what is scored
     * @param points one for each lambda, the strongest first
     * @throws IllegalArgumentException when there is none or lambdas do not fall
     */
    public static PenaltyCurvePlot of(Metric metric, List<Point> points) {
        List<Point> copy = List.copyOf(points);
        double[] lambdas =
                LambdaAxis.require(copy.stream().mapToDouble(Point::lambda).toArray());
        return new PenaltyCurvePlot(
                Objects.requireNonNull(metric, "metric"), copy, lambdas, Optional.empty(), Language.ENGLISH);
    }

    /**
     * The same with two lambdas marked.
     *
     * @param lambdaMin the one with the best mean score
     * @param lambda1se the strongest one within one standard error of it
     * @throws IllegalArgumentException when one is not among the points or has no score, or {@code lambda1se} is
     *     smaller
     */
    public PenaltyCurvePlot withMarks(double lambdaMin, double lambda1se) {
        LambdaMarks both = LambdaMarks.of(lambdaMin, lambda1se, lambdas);
        for (double lambda : both.both()) {
            if (at(lambda).mean().value().isEmpty()) {
                throw new IllegalArgumentException("marks: expected lambdas with a score, got " + lambda);
            }
        }
        return new PenaltyCurvePlot(metric, points, lambdas, Optional.of(both), language);
    }

    /** The same in another language. */
    public PenaltyCurvePlot withLanguage(Language other) {
        return new PenaltyCurvePlot(metric, points, lambdas, marks, Objects.requireNonNull(other, "language"));
    }

    private Point at(double lambda) {
        return points.get(LambdaAxis.index("lambda", lambda, lambdas));
    }

    private String name() {
        return MetricName.of(metric, language);
    }

    private String title() {
        return Phrase.CURVE_TITLE.in(language, language == Language.ENGLISH ? Ranking.sentence(name()) : name());
    }

    @Override
    public String svg() {
        List<String> told = new ArrayList<>();
        told.add(Phrase.CURVE_DESCRIPTION.in(
                language,
                language == Language.ENGLISH ? Ranking.sentence(name()) : name(),
                Digits.count(points.size()),
                LambdaAxis.text(lambdas[0]),
                LambdaAxis.text(lambdas[lambdas.length - 1])));
        told.add(marked());
        told.add(gaps());
        String bars = hasErrors() ? Phrase.ERROR_BARS.in(language) : "";
        Picture picture = new Picture(
                "penalty",
                title(),
                language.sentences(told),
                List.of(),
                List.of(language.sentences(List.of(bars, marked(), gaps()))));
        Markup body = new Markup();
        picture.head(body);
        List<Legend.Entry> names = new ArrayList<>();
        names.add(new Legend.Entry(Phrase.CURVE_POINTS.in(language), Legend.Sample.DOTS, Ink.MAIN));
        marks.ifPresent(m -> names.addAll(m.legend(language)));
        double from = Legend.of(names).draw(body, picture.headEnd() + 2);
        return picture.svg(body, draw(body, from) + Plot.BELOW);
    }

    private double draw(Markup body, double from) {
        boolean counted = points.stream().anyMatch(p -> p.nonzeros().isPresent());
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            if (point.mean().value().isPresent()) {
                double error = point.standardError().value().orElse(0);
                least = Math.min(least, point.mean().require() - error);
                most = Math.max(most, point.mean().require() + error);
            }
        }
        boolean any = most >= least;
        String up = name()
                + language.choose(", ", "，")
                + (metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? Phrase.HIGHER : Phrase.LOWER).in(language);
        Plot plot = Plot.of(
                        body,
                        from + (counted ? COUNTS * 2 : 0),
                        HEIGHT,
                        0,
                        any ? least : 0,
                        any ? most : 1,
                        (l, r) -> LambdaAxis.of(lambdas, l + 4, r - 4))
                .grid(Phrase.LAMBDA_AXIS.in(language), up);
        if (counted) {
            counts(body, plot, from);
        }
        marks.ifPresent(m -> m.draw(plot));
        curve(plot);
        return plot.bottom();
    }

    private void curve(Plot plot) {
        List<double[]> run = new ArrayList<>();
        boolean whiskers = points.size() <= MOST_WHISKERS;
        double size = points.size() > 40 ? 2 : 3.5;
        for (Point point : points) {
            if (point.mean().value().isEmpty()) {
                plot.line(Ink.MAIN, run);
                run = new ArrayList<>();
                continue;
            }
            double mean = point.mean().require();
            double error = point.standardError().value().orElse(0);
            double x = plot.x(point.lambda());
            if (whiskers && error > 0) {
                String path =
                        Outline.whisker(x, plot.y(mean - error), plot.y(mean + error), points.size() > 40 ? 1 : 3);
                plot.stroke(Ink.ERROR, path);
            }
            run.add(new double[] {x, plot.y(mean)});
            plot.mark(Ink.MAIN, Plot.Fill.SOLID, Outline.dot(x, plot.y(mean), size));
        }
        plot.line(Ink.MAIN, run);
    }

    /** How many coefficients there are, so few that the numbers stay apart. */
    private void counts(Markup body, Plot plot, double from) {
        body.open("g", "font-size", Picture.SMALL).line();
        body.text(
                        "text",
                        Lettering.fit(Phrase.NONZEROS.in(language), Picture.SMALL, Picture.WIDTH - 2 * Picture.EDGE),
                        BarFigure.with("limpid-muted", Picture.EDGE, from + COUNTS - 6))
                .line();
        double free = plot.left();
        for (Point point : points) {
            if (point.nonzeros().isPresent()) {
                String text = Digits.count(Math.round(point.nonzeros().getAsDouble()));
                double half = Lettering.width(text, Picture.SMALL) / 2;
                double x = plot.x(point.lambda());
                if (x - half >= free && x + half <= Picture.WIDTH) {
                    body.text(
                                    "text",
                                    text,
                                    BarFigure.with("limpid-text", x, from + 2 * COUNTS - 8, "text-anchor", "middle"))
                            .line();
                    free = x + half + 12;
                }
            }
        }
        body.close().line();
    }

    private boolean hasErrors() {
        return points.size() <= MOST_WHISKERS
                && points.stream().anyMatch(p -> p.standardError().value().orElse(0) > 0);
    }

    private String marked() {
        return marks.map(m -> language.sentences(List.of(
                        Phrase.BEST_AT.in(
                                language, Figures.number(at(m.best()).mean().require()), LambdaAxis.text(m.best())),
                        Phrase.SIMPLER_AT.in(
                                language,
                                LambdaAxis.text(m.simpler()),
                                Figures.number(at(m.simpler()).mean().require())))))
                .orElse("");
    }

    private String gaps() {
        List<String> reasons = new ArrayList<>();
        for (Point point : points) {
            if (point.mean() instanceof Score.Undefined none) {
                reasons.add(none.reason());
            }
        }
        return reasons.isEmpty() ? "" : Phrase.GAPS.in(language, Digits.count(reasons.size()), reasons.get(0));
    }

    @Override
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        for (Point point : points) {
            rows.add(List.of(
                    Digits.six(point.lambda()),
                    Figures.cell(point.mean(), language),
                    Figures.cell(point.standardError(), language),
                    point.nonzeros().isPresent() ? Digits.six(point.nonzeros().getAsDouble()) : ""));
        }
        return new NumberTable(
                        language.sentences(List.of(Phrase.CURVE_NUMBERS.in(language), marked())),
                        List.of(
                                "lambda",
                                name() + language.choose(", ", "，") + Phrase.MEAN.in(language),
                                Phrase.STANDARD_ERROR.in(language),
                                Phrase.NONZEROS.in(language)),
                        rows)
                .html();
    }
}
